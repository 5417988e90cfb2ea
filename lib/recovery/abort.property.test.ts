import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sayPhrase } from '@/lib/views/say-phrase';
import { accountOf } from './back/account-of';
import { isAllBack, whatIsLeft } from './back/say-left';
import { drawn } from './drawn.test-world';
import type { Plan } from './plan-types';
import { A, ADA, CONTEXT, carryOn, enodeOf, FULL, MINIMAL, makeWorld, NAMES, started, type World } from './recovery.test-world';
import type { Effect, Run } from './run-types';
import { transition } from './transition';

const DESTRUCTIVE = /^(debug_setHead|miner_stop|admin_removePeer)$/;
const someone = fc.constantFrom(...NAMES);

/** When it is aborted, how nodes misbehave, and what else comes. */
const scenario = fc.record({
  of: fc.constantFrom('full' as const, 'minimal' as const),
  /** Seconds from the start; the rewinds are around the 50th. */
  after: fc.oneof(fc.integer({ min: 0, max: 110 }), fc.integer({ min: 44, max: 62 })),
  landsAt: fc.option(fc.record({ node: someone, height: fc.integer({ min: 3, max: 9 }) }), { freq: 2 }),
  ignores: fc.subarray([...NAMES], { maxLength: 2 }),
  down: fc.option(fc.record({ node: someone, for: fc.constantFrom(20, 10_000) }), { freq: 3 }),
  /** What was under way when Abort came reaches its node, or nothing of it is ever heard. */
  underWay: fc.constantFrom('done', 'lost'),
  more: fc.array(fc.constantFrom('restarted' as const, 'pause' as const, 'back' as const), { maxLength: 2 }),
});
type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;

type State = { readonly run: Run; readonly at: number; readonly effects?: readonly Effect[] };

const PLANS: Readonly<Record<Scenario['of'], Plan>> = { full: FULL, minimal: MINIMAL };

function play({ of, after, landsAt, ignores, down, underWay, more }: Scenario) {
  const plan = PLANS[of];
  const world = makeWorld({ ignores, ...(landsAt ? { landsAt: { [landsAt.node]: landsAt.height } } : {}) });
  let state: State = started(plan, world);
  const end = state.at + after * 1_000;
  state = carryOn(plan, world, state, ({ clock }) => clock >= end);
  if (state.run.endedAt !== null) return { world, run: state.run, sent: [] };
  const take = (event: Parameters<typeof transition>[3]) => {
    const next = transition(plan, CONTEXT, state.run, event);
    if (next.ok) state = { ...state, run: next.run, effects: [...(state.effects ?? []), ...next.effects] };
  };
  const open = Object.entries(state.run.tasks).flatMap(([id, task]) => (task.state === 'sending' ? [id] : []));
  if (underWay === 'lost') state = { ...state, effects: [] };
  if (down) Object.assign(world.node(down.node), { isUp: false });
  take({ kind: 'abort', at: state.at, by: ADA, reason: 'x' });
  if (underWay === 'lost') for (const task of open) take({ kind: 'lost', at: state.at, task, why: 'time-out' });
  const from = world.sent.length;
  for (const odd of [...more, 'end' as const]) {
    const most = odd === 'end' ? 60 : 1;
    for (let turn = 0; turn < most && state.run.endedAt === null; turn++) {
      let looks = 0;
      state = carryOn(plan, world, state, () => ++looks > 7);
      if (down && state.run.endedAt === null && state.at - end > down.for * 1_000) Object.assign(world.node(down.node), { isUp: true });
      if (state.run.phase === 'paused') take({ kind: 'resume', at: state.at, by: ADA });
    }
    if (odd === 'back') state = { ...state, at: state.at - 600_000 };
    if (odd === 'pause') take({ kind: 'pause', at: state.at, by: ADA });
    if (odd === 'restarted') take({ kind: 'restarted', at: state.at });
  }
  return { world, run: state.run, sent: world.sent.slice(from).filter(({ task }) => !open.includes(task)) };
}

/** The network as it is, in the words of an account. */
const actual = (world: World) =>
  NAMES.map((node) => {
    const { isUp, mining, peers } = world.node(node);
    const { height, hash } = world.headOf(node);
    const missing = NAMES.filter((other) => other !== node && !peers.has(other));
    return isUp ? { node, head: { height, hash }, isCoreOn: mining, missing } : { node, head: null, isCoreOn: null };
  });

it('an abort ends wherever it came, sends nothing destructive, and tells of each node what it is left as', () => {
  const ends = new Map<string, number>();
  fc.assert(
    fc.property(scenario, (given) => {
      const { world, run, sent } = play(given);
      expect(['aborted', 'failed', 'done']).toContain(run.phase);
      ends.set(run.phase, (ends.get(run.phase) ?? 0) + 1);
      expect(sent.flatMap(({ calls }) => calls).filter(({ method }) => DESTRUCTIVE.test(method))).toEqual([]);
      if (run.phase === 'done') return;
      // Where nothing was done it ends at once: nobody is looked at any more.
      if (run.wayOut?.length !== 0) expect(accountOf(PLANS[given.of], run)).toMatchObject(actual(world));
      expect(sayPhrase(run.leftAs ?? { key: '', params: {} })).not.toMatch(/\[|\{|undefined/);
      const left = whatIsLeft(PLANS[given.of], run);
      expect(run.phase).toBe(isAllBack(left) ? 'aborted' : 'failed');
      const isUp = (name: string) => world.node(name).isUp;
      if (run.phase === 'aborted' && run.leftAs?.key !== 'run.left.nothing')
        expect(actual(world).filter(({ node, isCoreOn, missing }) => isUp(node) && !(isCoreOn && missing?.length === 0))).toEqual([]);
      // What a node that is down holds, nobody can tell.
      const heads = NAMES.filter(isUp).map((name) => world.headOf(name).height);
      for (const name of NAMES.filter(isUp)) {
        if (!world.node(name).mining) expect([...left.stopped, ...left.silent]).toContain(name);
        if (world.headOf(name).height < Math.min(A.height + 1, Math.max(...heads)))
          expect([...left.behind, ...left.silent]).toContain(name);
      }
    }),
    drawn(50, 6),
  );
  expect([...ends.keys()].sort()).toEqual(['aborted', 'done', 'failed']);
});

it('on the way out no core starts on a node that has not got its blocks back, and none is linked with everybody before', () => {
  fc.assert(
    fc.property(scenario, (given) => {
      const { world, run, sent } = play({ ...given, down: null, more: [] });
      const reached = new Map(world.sent.map((one) => [one, one.headBefore]));
      for (const one of sent) {
        const node = one.task.split(':').at(-1) ?? '';
        const isLow = /^0xa/.test(reached.get(one) ?? '');
        const catching = run.wayOut?.find(({ id }) => id === 'way-out:catch-up')?.tasks.find((task) => task.node === node);
        const isRewound = catching?.after.some((check) => check.kind === 'reaches' && check.height > A.height);
        if (!isLow || !isRewound) continue;
        expect([one.task, one.calls.map(({ method }) => method)]).not.toEqual([one.task, ['miner_start']]);
        if (one.task.startsWith('way-out:catch-up')) {
          const kept = given.of === 'minimal' ? ['v3', 'v4'] : NAMES;
          for (const { params } of one.calls) expect(kept.map(enodeOf)).toContain(params[0]);
        } else expect(one.task).not.toMatch(/^way-out:(join|connect)/);
      }
    }),
    drawn(25, 7),
  );
});
