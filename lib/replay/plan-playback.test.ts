import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { block, drawRecording, latest, START } from '@/lib/replay/drawn-recording.test-world';
import { judgeStage } from '@/lib/replay/judge-stage';
import { loadRecording } from '@/lib/replay/load-recording';
import { planPlayback } from '@/lib/replay/plan-playback';
import { makeClock } from '@/lib/runtime/clock';

const load = (name: string) => loadRecording(join(import.meta.dirname, '../../fixtures/recordings', name));
const fork = load('qbft-fork-2-2');
const loss = load('ibft-healthy-and-quorum-loss');

describe('a plan', () => {
  it('plays all of a recording and stands still at its end', () => {
    const plan = planPlayback(fork, { origin: 1_000, speed: 10 });
    const [first, last] = [fork.stages[0], fork.stages.at(-1)];
    expect(plan).toMatchObject({ opening: { stage: 'forked' }, startAt: first?.startAt, endAt: last?.endAt, answersUntil: last?.endAt });
    const clock = (real: number) => makeClock(plan.clock, () => real).now();
    expect([clock(0), clock(1_000), clock(2_000), clock(1e12)]).toEqual([
      first?.startAt,
      first?.startAt,
      (first?.startAt ?? 0) + 10_000,
      last?.endAt,
    ]);
  });
  it('begins at the stage asked for', () => {
    expect(planPlayback(fork, { from: 'recovery' })).toMatchObject({ opening: { stage: 'recovery' }, startAt: fork.stages[1]?.startAt });
  });
  it('holds a stage: the clock runs on, the answers stay', () => {
    const plan = planPlayback(loss, { hold: 'no-quorum' });
    expect(plan).toMatchObject({ opening: { stage: 'no-quorum' }, endAt: null, answersUntil: loss.stages[2]?.endAt, clock: { end: null } });
    expect(planPlayback(loss, { from: 'healthy', hold: 'no-quorum' }).startAt).toBe(loss.stages[0]?.startAt);
  });
  it('is refused with the stages there are', () => {
    expect(() => planPlayback(fork, { from: 'nowhere' })).toThrow(
      '"qbft-fork-2-2" has no stage "nowhere". Its stages: forked, recovery, after.',
    );
    expect(() => planPlayback(fork, { hold: 'nowhere' })).toThrow('Its stages: forked, recovery, after.');
    expect(() => planPlayback(fork, { from: 'recovery', hold: 'forked' })).toThrow('comes after "forked"');
  });
  it('does not hold a stage in which blocks are made, and names those that can be held', () => {
    expect(() => planPlayback(loss, { hold: 'healthy' })).toThrow(/blocks are made in it.*can be held: no-quorum, three-again\./);
    expect(() => planPlayback(load('qbft-fork-3-1'), { hold: 'forked' })).toThrow('No stage of this recording can be held.');
  });
  it('of a recording without answers says that there is nothing to play', () => {
    expect(() => planPlayback(load('qbft-frozen-round'))).toThrow('"qbft-frozen-round" holds no answers');
  });
  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e9])('is refused at speed %s', (speed) => {
    expect(() => planPlayback(fork, { speed })).toThrow('speed is a number above 0');
  });
});

describe('a stage', () => {
  const drawn = drawRecording(
    ['A', 'B'],
    [
      { s: 0, node: 'A', stage: 'still', asked: [latest(block('a5', 'a4'))] },
      { s: 0.1, node: 'B', asked: [latest(block('a6', 'a5'))] },
      { s: 5, node: 'A', asked: [latest(block('a6', 'a5'))] },
      { s: 10, node: 'A', stage: 'falling', asked: [latest(block('a5', 'a4'))] },
      { s: 20, node: 'A', asked: [latest(block('a5', 'a4'))] },
      { s: 30, node: 'A', stage: 'once', asked: [latest(block('a6', 'a5'))] },
      { s: 40, node: 'A', stage: 'across', asked: [latest(block('a8', 'a7'))] },
      { s: 44, node: 'A', asked: [latest(block('a8', 'a7'))] },
    ],
  );
  const motion = (name: string) =>
    judgeStage(drawn, drawn.stages.find((stage) => stage.name === name) ?? { name, startAt: START, endAt: START });
  it('stands still where nodes only catch up or fall back', () => {
    expect([motion('still'), motion('falling')]).toEqual(['still', 'still']);
  });
  it('seen once tells nothing', () => {
    expect(motion('once')).toBe('not-watched');
  });
  it('whose first head is above the last of the stage before is producing', () => {
    expect(motion('across')).toBe('producing');
  });
});
