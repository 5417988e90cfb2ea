import { expect, it } from 'vitest';
import type { Hash } from '@/lib/consensus/types';
import type { Check } from '../plan-types';
import { A, ADA, makeWorld, mustTake, NAMES, planWith, started, stepOf, Y } from '../recovery.test-world';

const next = (height: number, hash: Hash, parent: Hash) => ({ height, hash, parent, author: null });

/** All are to have two blocks above the ancestor; some stay where they were. */
function late(behind: readonly string[]) {
  const world = makeWorld();
  const grows: Check = { kind: 'grows', nodes: NAMES, above: A, blocks: 2 };
  const plan = planWith([stepOf('watch', 'watch', { after: [grows], limitMs: 5_000, dispensable: NAMES })], { target: null });
  let { run, at } = started(plan, world);
  for (const name of NAMES) {
    const node = world.node(name);
    const base = node.chain.filter(({ height }) => height <= A.height);
    node.chain = behind.includes(name) ? base : [...base, next(Y.height, Y.hash, A.hash), next(Y.height + 1, '0xc12', Y.hash)];
  }
  for (let second = 0; second < 8; second += 1) {
    at += 1_000;
    if (run.phase === 'watch') run = mustTake(plan, run, { kind: 'looked', at, looks: world.looks(at) }).run;
  }
  return { plan, run, at };
}

it('where one node alone has not followed, the plan names it and can go on without it', () => {
  const { plan, run, at } = late(['v4']);
  expect(run.problem).toMatchObject({ code: 'too-late', node: 'v4', choices: ['retry', 'leave-out', 'abort', 'discard'] });
  expect(mustTake(plan, run, { kind: 'leave-out', at, by: ADA, node: 'v4' }).run.phase).toBe('watch');
});

it('where most have not, nobody is named', () => {
  for (const behind of [['v3', 'v4'], NAMES]) expect(late(behind).run.problem).toMatchObject({ code: 'too-late', node: null });
});
