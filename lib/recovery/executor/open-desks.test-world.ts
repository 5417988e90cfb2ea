import { afterEach } from 'vitest';
import { type DeskWorld, deskWorld } from './desk.test-world';
import { type ForkedDrill, forkedDrill } from './drill-desk.test-world';

export type OverDrill = { readonly drill: ForkedDrill; readonly world: DeskWorld };
type Options = NonNullable<Parameters<typeof forkedDrill>[1]>;

/** The usual drill in halves. */
const HALVES: readonly (readonly string[])[] = [
  ['validator-1', 'validator-2', 'member-1'],
  ['validator-3', 'validator-4', 'member-2'],
];

/** Desks of one test file, each closed after its test; so is what else is given to be closed. */
export function openDesks() {
  const open: Pick<DeskWorld, 'close'>[] = [];
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
  });
  const closing = <T extends Pick<DeskWorld, 'close'>>(one: T): T => {
    open.push(one);
    return one;
  };
  return {
    closing,
    /** A desk over this drill. */
    over: async (drill: ForkedDrill): Promise<DeskWorld> => closing(await deskWorld(drill)),
    /** A drill with these branches, all so deep, and a desk over it; no branches = healthy. */
    forked: async (branches = HALVES, { depth = 1, ...options }: Options & { readonly depth?: number } = {}): Promise<OverDrill> => {
      const drill = await forkedDrill(
        branches.map((holders) => ({ depth, holders })),
        options,
      );
      return { drill, world: closing(await deskWorld(drill)) };
    },
  };
}
