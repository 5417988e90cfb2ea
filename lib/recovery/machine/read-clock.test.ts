import { describe, expect, it } from 'vitest';
import { ADA, BEA, CONTEXT, carryOn, FULL, makeWorld, mustTake, NAMES, NOW, PREPARED, prepared, started } from '../recovery.test-world';
import type { Run, RunEvent } from '../run-types';
import { transition } from '../transition';

const HOUR = 3_600_000;
const abort = (at: number): RunEvent => ({ kind: 'abort', at, by: ADA, reason: 'x' });
const looked = (world: ReturnType<typeof makeWorld>, at: number): RunEvent => ({ kind: 'looked', at, looks: world.looks(at) });

/** The full plan while it stops the cores, one of which does not obey, so that the step waits. */
function stopping() {
  const world = makeWorld();
  const { run, at } = carryOn(FULL, world, started(FULL, world), ({ phase, tasks }) => phase === 'stop-consensus' && 'stop:v4' in tasks);
  world.node('v4').mining = true;
  return { world, run, at };
}

/** Looks once a second for so long. */
function look(world: ReturnType<typeof makeWorld>, run: Run, from: number, seconds: number): Run {
  let now = run;
  for (let at = from + 1_000; at <= from + seconds * 1_000; at += 1_000)
    if (now.phase !== 'paused') now = mustTake(FULL, now, looked(world, at)).run;
  return now;
}

describe('a clock that jumps forwards, or a machine that slept', () => {
  it.each([61_000, HOUR, 30 * 24 * HOUR])('by %i ms ends no step: nobody looked in between', (ms) => {
    const { world, run, at } = stopping();
    const after = mustTake(FULL, run, looked(world, at + ms)).run;
    expect([after.phase, after.problem]).toEqual(['stop-consensus', null]);
    expect(look(world, after, at + ms, 40).phase).toBe('stop-consensus');
    expect(look(world, after, at + ms, 62).problem?.code).toBe('too-late');
  });

  it('still ends a step after its time of looking', () => {
    const { world, run, at } = stopping();
    expect(look(world, run, at, 62).problem?.code).toBe('too-late');
  });

  it('does not make a node lost that was silent at two looks', () => {
    const { world, run, at } = stopping();
    world.node('v3').isUp = false;
    const silent = look(world, run, at, 2);
    const after = mustTake(FULL, silent, looked(world, at + HOUR)).run;
    expect(after.problem).toBeNull();
    expect(look(world, after, at + HOUR, 40).problem?.code).toBe('node-lost');
  });

  it.each([11_000, HOUR])('by %i ms shortens no proof of isolation, wherever in it', (ms) => {
    const world = makeWorld();
    const start = carryOn(FULL, world, started(FULL, world), ({ holdsSince }) => 'no-peers:v1' in holdsSince);
    const half = carryOn(FULL, world, start, ({ clock }) => clock > start.at + 20_000);
    const jumped = carryOn(FULL, world, { ...half, at: half.at + ms }, ({ doneSteps }) => 'prove' in doneSteps);
    expect(jumped.at - half.at - ms).toBeGreaterThan(40_000);
  });

  it('acts on nothing that was asked for before: a fresh look comes first', () => {
    const { world, run, at } = stopping();
    const sleeping = world.looks(at);
    const after = transition(FULL, CONTEXT, { ...run, tasks: {} }, { kind: 'looked', at: at + HOUR, looks: sleeping });
    expect(after.ok && after.effects).toEqual([]);
    const asleep = after.ok ? after.run : run;
    expect(mustTake(FULL, asleep, looked(world, at + HOUR + 1_000)).effects).toHaveLength(4);
  });

  it('ends approvals: their hour is an hour of the clock', () => {
    const after = mustTake(FULL, prepared(FULL), looked(makeWorld(), NOW + HOUR + 1)).run;
    expect(after.phase).toBe('awaiting-approval');
  });
});

describe('a clock that is set back', () => {
  it('by less than a minute is waited for: no answer of before counts for what came after', () => {
    const { world, run, at } = stopping();
    const after = mustTake(FULL, run, looked(world, at - 59_000)).run;
    expect([after.phase, after.problem, after.clock]).toEqual(['stop-consensus', null, run.clock]);
  });

  it('by more stops a running step, and a person lets it go on by the new clock', () => {
    const world = makeWorld();
    const start = carryOn(FULL, world, started(FULL, world), ({ phase }) => phase === 'connect');
    const at = start.at - HOUR;
    const stopped = mustTake(FULL, start.run, looked(world, at)).run;
    expect([stopped.phase, stopped.problem?.code]).toEqual(['paused', 'clock']);
    const resumed = mustTake(FULL, stopped, { kind: 'resume', at: at + 1_000, by: ADA });
    const { run } = carryOn(FULL, world, { run: resumed.run, at: at + 1_000, effects: [...start.effects, ...resumed.effects] });
    expect([run.phase, run.problem]).toEqual(['done', null]);
  });

  it('in a pause is taken at once: what is shown is of now', () => {
    const { world, run, at } = stopping();
    const paused = mustTake(FULL, run, { kind: 'pause', at, by: ADA }).run;
    const shown = mustTake(FULL, paused, looked(world, at - HOUR)).run;
    expect(shown.looks.map(({ askedAt }) => askedAt)).toEqual(NAMES.map(() => at - HOUR));
  });

  it.each(['before the abort', 'during the way out'])('%s holds up no way out', (when) => {
    const { world, run, at, effects } = { ...stopping(), effects: [] };
    const back = at - HOUR;
    let aborted = mustTake(FULL, run, abort(when === 'before the abort' ? back : at));
    for (const id of ['stop:v1', 'stop:v2', 'stop:v3', 'stop:v4'])
      aborted = { ...mustTake(FULL, aborted.run, { kind: 'answered', at: back, task: id, reply: 'null' }), effects: aborted.effects };
    const end = carryOn(FULL, world, { run: aborted.run, at: back, effects: [...effects, ...aborted.effects] });
    expect([end.run.phase, NAMES.map((name) => world.node(name).mining)]).toEqual(['aborted', [true, true, true, true]]);
    expect(end.at - back).toBeLessThan(30_000);
  });

  it('a start of the process begins by the new clock, whatever step it is in', () => {
    const { run, at } = stopping();
    expect(mustTake(FULL, run, { kind: 'restarted', at: at - HOUR }).run.clock).toBe(at - HOUR);
  });

  it('makes no approval longer, and none that has ended comes back', () => {
    const old = prepared(FULL);
    const late = mustTake(FULL, old, looked(makeWorld(), NOW + HOUR / 2)).run;
    const back = mustTake(FULL, late, looked(makeWorld(), NOW - 10 * HOUR)).run;
    expect(back.approvals[0]?.expiresAt).toBe(NOW - 10 * HOUR + HOUR / 2);
    const ended = mustTake(FULL, old, looked(makeWorld(), NOW + HOUR + 1)).run;
    const again = mustTake(FULL, ended, looked(makeWorld(), NOW)).run;
    expect(again.phase).toBe('awaiting-approval');
    expect(
      transition(FULL, { ...CONTEXT, approvalsNeeded: 2 }, again, { ...PREPARED[2], by: { id: 'cy', name: 'Cy' }, at: NOW } as RunEvent),
    ).toMatchObject({ ok: true, run: { phase: 'awaiting-approval' } });
    expect(BEA.id).toBe(again.approvals[0]?.by.id);
  });
});
