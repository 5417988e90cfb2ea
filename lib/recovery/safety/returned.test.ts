import { describe, expect, it } from 'vitest';
import { dueSends } from '../executor/due-work';
import { guard } from '../guard';
import { linesOfChange } from '../lines-of-change';
import type { Plan } from '../plan-types';
import { ADA, addressOf, carryOn, enodeOf, FULL, makeWorld, mustTake, rewindTask, started, type World } from '../recovery.test-world';
import type { Run } from '../run-types';

const OUT = { v4: { by: ADA, at: 1 } };
/** The full plan that v4 was left out of before it was rewound: it holds the other branch still. */
function without(until: (run: Run) => boolean, world: World) {
  const { run, at } = carryOn(FULL, world, started(FULL, world), ({ doneSteps }) => 'canary' in doneSteps);
  const left = Object.fromEntries(
    FULL.steps
      .flatMap(({ tasks }) => tasks)
      .flatMap(({ id, node }) => (node === 'v4' && !run.tasks[id] ? [[id, { state: 'left-out', by: ADA, at }]] : [])),
  );
  world.node('v4').isUp = false;
  return carryOn(FULL, world, { at, run: { ...run, leftOut: OUT, tasks: { ...run.tasks, ...left } } as Run }, until);
}
const linkUp = (world: World, a: string, b: string) => {
  world.node(a).peers.add(b);
  world.node(b).peers.add(a);
};

describe('a node that was left out', () => {
  it('is named in no call that connects, as sent and as kept', () => {
    const { run } = without(({ tasks }) => tasks['connect:v1']?.state === 'sending', makeWorld());
    const sends = dueSends({ network: 'main', number: 1, plan: FULL, run } as Parameters<typeof dueSends>[0]);
    const asked = sends.flatMap(({ task }) => task.calls.map(({ params }) => params[0]));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked).not.toContain(enodeOf('v4'));
    const before = { ...run, tasks: {} };
    const lines = linesOfChange(FULL, before, run, { kind: 'restarted', at: 1 }).filter(({ kind }) => kind === 'intent');
    expect(JSON.stringify(lines)).not.toContain(enodeOf('v4'));
  });

  it('and is back with the branch it held stops the plan before and while blocks come', () => {
    for (const until of [({ phase }: Run) => phase === 'start-consensus', ({ phase }: Run) => phase === 'watch']) {
      const world = makeWorld();
      const { run, at } = without(until, world);
      world.node('v4').isUp = true;
      linkUp(world, 'v4', 'v1');
      expect(guard(FULL, run, world.looks(at + 1_000), at + 1_000, null)?.code).toBe('peer-in-isolation');
    }
  });

  it('and is back on the new chain, or below the fork, holds up nothing', () => {
    const world = makeWorld();
    const { run, at } = without(({ phase, clock, stepSince }) => phase === 'watch' && clock > stepSince + 6_000, world);
    const node = world.node('v4');
    node.isUp = true;
    linkUp(world, 'v4', 'v1');
    node.chain = [...world.node('v1').chain];
    expect(guard(FULL, run, world.looks(at + 1_000), at + 1_000, null)).toBeNull();
    node.chain = node.chain.slice(0, 6);
    expect(guard(FULL, run, world.looks(at + 1_000), at + 1_000, null)).toBeNull();
  });
});

describe('a node that came back', () => {
  const returns = (run: Run, world: World, at: number) => {
    const after = mustTake(FULL, run, { kind: 'looked', at, looks: world.looks(at) }).run;
    const lines = linesOfChange(FULL, run, after, { kind: 'looked', at, looks: [] });
    return { run: after, said: lines.flatMap(({ node, data }) => ('returned' in data ? [[node, data.returned, data.head]] : [])) };
  };
  const away = (world: World) => {
    const { run, at } = without(({ phase, clock, stepSince }) => phase === 'watch' && clock > stepSince + 6_000, world);
    return { run: { ...run, away: { v4: at } }, at };
  };

  it('and was compared well is told once, with where it stands, and again when it comes back again', () => {
    const world = makeWorld();
    const { run, at } = away(world);
    const node = world.node('v4');
    node.isUp = true;
    node.chain = [...world.node('v1').chain];
    const { height, hash } = world.headOf('v4');
    const first = returns(run, world, at + 1_000);
    expect(first.said).toEqual([['v4', 'well', { height, hash }]]);
    const second = returns(first.run, world, at + 2_000);
    expect(second.said).toEqual([]);
    node.isUp = false;
    const gone = returns(second.run, world, at + 3_000);
    node.isUp = true;
    expect([gone.said, returns(gone.run, world, at + 4_000).said.length]).toEqual([[], 1]);
  });

  it('with a block of the branch that is dropped is told as such, and as well once it took the chain over', () => {
    const world = makeWorld();
    const { run, at } = away(world);
    world.node('v4').isUp = true;
    const first = returns(run, world, at + 1_000);
    expect(first.said).toEqual([['v4', 'other', { height: 11, hash: '0xc11' }]]);
    world.node('v4').chain = [...world.node('v1').chain];
    expect(returns(first.run, world, at + 2_000).said).toMatchObject([['v4', 'well', {}]]);
  });

  it('or rather was never away, but left out for another reason, is told as nothing', () => {
    const world = makeWorld();
    const { run, at } = without(({ phase }) => phase === 'watch', world);
    const { away: _, ...there } = run;
    const looks = world.looks(at).map((look) => ({ ...look, answered: true }));
    world.node('v4').isUp = true;
    expect(returns({ ...there, looks }, world, at + 1_000).said).toEqual([]);
  });
});

describe('a later rewind of a step', () => {
  const world = makeWorld();
  const { run, at } = carryOn(FULL, world, started(FULL, world), ({ doneSteps }) => 'canary' in doneSteps);
  const ask = (over: object, plan: Plan = FULL) => {
    const looks = world.looks(at + 1_000).map((look) => (look.address === addressOf('v4') ? { ...look, ...over } : look));
    return guard(plan, run, looks, at + 1_000, rewindTask('v2'))?.says.key ?? null;
  };

  it('waits until every other node that is cut off has told that it is alone', () => {
    expect(ask({})).toBeNull();
    expect(ask({ peerCount: null, peers: null })).toBe('run.safety.others-unknown');
    expect(ask({ askedAt: 1 })).toBe('run.safety.others-unknown');
  });
});
