import { watchDrill } from '@/lib/drill/scenarios/must-say.test-world';
import type { NetworkPlan } from '@/lib/drill/types';
import { followIncidents, opened } from './incidents.test-world';

export type CalmRun = {
  readonly validators: number;
  readonly seconds: number;
  /** Simulated seconds between two looks. */
  readonly every?: number;
  readonly plan?: Partial<NetworkPlan>;
  /** Every so many seconds something that is no incident happens; 0 = nothing does. */
  readonly busyEvery?: number;
  readonly seed?: string;
  /** Told after every look: simulated seconds so far, and what opened by then. */
  readonly onLook?: (second: number, opened: readonly string[]) => void;
};

const RESTART_S = 20;

/** A healthy network with short restarts, killed members, load, slow links and votes, one after the other; what it opens. */
export async function runCalm({ validators, seconds, every = 1, plan = {}, busyEvery = 0, seed = '1', onLook }: CalmRun) {
  const drill = await watchDrill(
    { validators, members: 2, blockPeriodSeconds: 2, requestTimeoutSeconds: 4, ...plan },
    { historyMs: 20_000, detectors: [], seed },
  );
  const { network, book } = drill;
  const from = drill.watched.now();
  const follower = followIncidents();
  let turn = 0;
  const undo: { readonly at: number; readonly act: () => void }[] = [];
  const happenings: readonly (() => void)[] = [
    () => restart(`validator-${1 + (turn % validators)}`, 'clean'),
    () => fault('load', { ms: 700 }),
    () => restart('member-1', 'kill'),
    () => fault('slow-link', {}),
    () => fault('vote', { node: 'member-2' }),
    () => restart(`validator-${1 + ((turn * 7) % validators)}`, 'clean'),
  ];
  let now = 0;
  function restart(node: string, how: 'clean' | 'kill'): void {
    network.node(node).stop(how);
    undo.push({ at: now + RESTART_S, act: () => network.node(node).start() });
  }
  function fault(id: string, given: Readonly<Record<string, unknown>>): void {
    book.apply(id, given as Parameters<typeof book.apply>[1]);
    undo.push({ at: now + RESTART_S, act: () => book.undo(id) });
  }
  for (; now < seconds; now += every) {
    const [open] = undo;
    if (open && now >= open.at) undo.shift()?.act();
    else if (!open && busyEvery > 0 && now > 0 && now % busyEvery < every) {
      happenings[turn % happenings.length]?.();
      turn += 1;
    }
    await drill.step(every);
    follower.look(drill.watched.watch.diagnosis());
    onLook?.(now + every, opened(follower.happened, from));
  }
  return { opened: opened(follower.happened, from), happened: follower.happened, turns: turn, trouble: drill.watched.trouble };
}
