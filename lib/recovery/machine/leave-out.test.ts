import { describe, expect, it } from 'vitest';
import { guard } from '../guard';
import { A, ADA, CONTEXT, carryOn, FULL, makeWorld, mustTake, started, type World } from '../recovery.test-world';
import type { Run, RunEvent } from '../run-types';
import { transition } from '../transition';

type Stand = { readonly run: Run; readonly at: number };
const leaveOut = (node: string, at: number): RunEvent => ({ kind: 'leave-out', at, by: ADA, node });
const refusalOf = ({ run, at }: Stand, event: RunEvent) => {
  const next = transition(FULL, CONTEXT, run, { ...event, at });
  return next.ok ? null : next.refusal.key;
};
const until = (world: World, step: string) => carryOn(FULL, world, started(FULL, world), ({ doneSteps }) => step in doneSteps);

/** Looks alone, one a second; nothing that is asked for is done. */
function lookFor(world: World, { run, at }: Stand, seconds: number): Stand {
  let stand = { run, at };
  for (let second = 0; second < seconds; second++) {
    const next = stand.at + 1_000;
    stand = { at: next, run: mustTake(FULL, stand.run, { kind: 'looked', at: next, looks: world.looks(next) }).run };
  }
  return stand;
}

describe('a node that landed below the ancestor', () => {
  const world = makeWorld({ landsAt: { v2: 3 } });
  const stopped = carryOn(FULL, world, started(FULL, world));

  it('stops the run', () => expect(stopped.run.problem).toMatchObject({ code: 'overshoot', node: 'v2' }));
  it('can not be left out, so that nothing goes on past it', () =>
    expect(refusalOf(stopped, leaveOut('v2', 0))).toBe('run.refuse.rewind-open'));
  it('is no matter of trying again', () => expect(refusalOf(stopped, { kind: 'resume', at: 0, by: ADA })).toBe('run.refuse.no-retry'));
  it('keeps the run where it is, whatever is done by hand', () => {
    const { run } = mustTake(FULL, stopped.run, { kind: 'by-hand', at: stopped.at, by: ADA, task: 'rewind:v2', pasted: null });
    expect(run.problem?.code).toBe('overshoot');
  });
  it('holds up every other rewind, even when it was left out by an earlier version', () => {
    const leftOut = { v2: { by: ADA, at: 1 } };
    const task = FULL.steps.flatMap(({ tasks }) => tasks).find(({ id }) => id === 'rewind:v3');
    if (!task) throw new Error('v3 is not rewound');
    const run: Run = { ...stopped.run, phase: 'rewind', leftOut };
    expect(guard(FULL, run, world.looks(stopped.at), stopped.at, task)?.code).toBe('check-unknown');
  });
});

describe('going on without a node', () => {
  it('is refused for one that answers', () => {
    const world = makeWorld();
    expect(refusalOf(until(world, 'canary'), leaveOut('v4', 0))).toBe('run.refuse.not-lost');
  });

  it('is refused for one that stopped answering a moment ago, and taken 30 s later; a pause stays a pause', () => {
    const world = makeWorld();
    const { run, at } = until(world, 'canary');
    const paused = { at, run: mustTake(FULL, run, { kind: 'pause', at, by: ADA }).run };
    world.node('v4').isUp = false;
    const early = lookFor(world, paused, 10);
    expect(refusalOf(early, leaveOut('v4', 0))).toBe('run.refuse.not-lost');
    const late = lookFor(world, early, 25);
    expect(mustTake(FULL, late.run, leaveOut('v4', late.at)).run).toMatchObject({ phase: 'paused', leftOut: { v4: {} } });
  });

  it('lets the rest be rewound where the lost one had landed and was seen to', () => {
    const world = makeWorld();
    const rewound = until(world, 'canary');
    const landed = carryOn(FULL, world, rewound, ({ tasks }) => tasks['rewind:v2']?.state === 'verified');
    expect(landed.run.expected.v2).toEqual(A);
    world.node('v2').isUp = false;
    const task = FULL.steps.flatMap(({ tasks }) => tasks).find(({ id }) => id === 'rewind:v3') ?? null;
    const looks = world.looks(landed.at);
    expect(guard(FULL, landed.run, looks, landed.at, task)?.code).toBe('check-unknown');
    expect(guard(FULL, { ...landed.run, leftOut: { v2: { by: ADA, at: landed.at } } }, looks, landed.at, task)).toBeNull();
  });
});

describe('a node that is silent while it rewinds', () => {
  it('is lost only 30 s after the call has ended without an answer', () => {
    const world = makeWorld();
    const { run, at } = until(world, 'canary');
    const sending = lookFor(world, { run, at }, 2);
    expect(sending.run.tasks['rewind:v2']?.state).toBe('sending');
    world.node('v2').isUp = false;
    const silent = lookFor(world, sending, 50);
    expect(silent.run.problem).toBeNull();
    const ended = mustTake(FULL, silent.run, { kind: 'lost', at: silent.at, task: 'rewind:v2', why: 'time-out' });
    const still = lookFor(world, { run: { ...ended.run, stepSince: silent.at }, at: silent.at }, 29);
    expect(still.run.problem).toBeNull();
    expect(lookFor(world, still, 3).run.problem).toMatchObject({ code: 'node-lost', node: 'v2' });
  });
});
