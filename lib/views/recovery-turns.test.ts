import { describe, expect, it } from 'vitest';
import { recoveryTurns } from './recovery-turns';
import type { PlanRow } from './recovery-types';

const row = (more: Partial<PlanRow>): PlanRow => ({
  ...{ number: 1, author: { id: 'a', name: 'Ann' }, madeAt: 1, incident: 7, title: 'Keep A, move validator-1' },
  ...{
    state: 'ended',
    phase: 'done',
    sentence: 'Recovered',
    startedAt: 2_000,
    endedAt: 9_000,
    glass: null,
    brokeGlass: null,
    aborted: null,
  },
  ...more,
});

describe('recoveries in the timeline of an incident', () => {
  it('tells when each began and by whom, and how it ended', () => {
    expect(recoveryTurns([row({})], 7).map(({ at, by, sentence }) => [at, by?.name ?? null, sentence])).toEqual([
      [2_000, 'Ann', 'Recovery 1 began: Keep A, move validator-1.'],
      [9_000, null, 'Recovery 1: Recovered.'],
    ]);
  });

  it('tells who broke the glass, and who had it get out, with their reasons', () => {
    const bob = { id: 'b', name: 'Bob' };
    const brokeGlass = { by: bob, at: 1_500, reason: 'nobody answers' };
    const aborted = { by: bob, at: 5_000, reason: 'wrong branch' };
    const told = recoveryTurns([row({ phase: 'aborted', sentence: 'Aborted by Bob', brokeGlass, aborted })], 7);
    expect(told.map(({ at, by, sentence }) => [at, by?.name ?? null, sentence])).toEqual([
      [1_500, 'Bob', 'Recovery 1 goes on without the approval of another person: nobody answers'],
      [2_000, 'Ann', 'Recovery 1 began: Keep A, move validator-1.'],
      [5_000, 'Bob', 'Recovery 1 was aborted: wrong branch'],
      [9_000, null, 'Recovery 1: Aborted by Bob.'],
    ]);
  });

  it('tells nothing of the end of one that runs, of one that was never started, and of those of other incidents', () => {
    expect(recoveryTurns([row({ endedAt: null, state: 'running', phase: 'rewind' })], 7)).toHaveLength(1);
    expect(recoveryTurns([row({ startedAt: null, phase: 'discarded' })], 7)).toEqual([]);
    expect(recoveryTurns([row({ incident: 8 }), row({ incident: null })], 7)).toEqual([]);
  });
});
