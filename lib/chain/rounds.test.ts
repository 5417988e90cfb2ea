import { describe, expect, it } from 'vitest';
import type { Address, Hash } from '@/lib/consensus/types';
import { SETTINGS } from '@/lib/incidents/diagnosis.test-world';
import { canonicalRows } from './canonical-rows';
import { type OpenRound, openRound } from './open-round';
import { type RoundFact, roundWindow } from './rounds';

const MINUTE = 60_000;
/** One block every 10 s from 0, round by digit, `?` = not known. */
const rows = (rounds: string, over: Partial<RoundFact> = {}): RoundFact[] =>
  [...rounds].map((round, i) => ({
    height: i,
    firstSeenAt: i * 10_000,
    seenLive: true,
    timestamp: 0,
    round: round === '?' ? null : Number(round),
    ...over,
  }));

describe('round changes in a window', () => {
  it('are the sum of rounds, per hour over the time the counted heights took', () => {
    const window = roundWindow({ rows: rows('9000000100020'), open: null, now: 120_000, windowMs: 5 * MINUTE });
    expect(window).toMatchObject({ heights: 12, changes: 3, perHour: 90, per100Heights: 25, estimated: false });
    expect(window.shareWithChanges).toBeCloseTo(2 / 12);
  });

  it('leave out what came before the window', () => {
    const window = roundWindow({ rows: rows('0500000000001'), open: null, now: 120_000, windowMs: MINUTE });
    expect(window).toMatchObject({ heights: 6, changes: 1 });
  });

  it('count nothing over a gap in heights', () => {
    const gap = rows('0050').filter(({ height }) => height !== 1);
    expect(roundWindow({ rows: gap, open: null, now: 30_000, windowMs: 5 * MINUTE })).toMatchObject({ heights: 1, changes: 0 });
  });

  it('include the open height with the time it has taken, marked where estimated', () => {
    const open = { height: 2, round: 3, source: 'estimate', nextChangeAt: null } as const;
    expect(roundWindow({ rows: rows('00'), open, now: 3_600_000, windowMs: 5 * MINUTE })).toMatchObject({
      heights: 1,
      changes: 3,
      perHour: (3 * 3600) / 3590,
      estimated: true,
    });
  });

  it('are unknown with a stall of no known round, with an unread header, and with nothing seen', () => {
    const open = { height: 2, round: null, source: 'unknown', nextChangeAt: null } as const;
    expect(roundWindow({ rows: rows('00'), open, now: 100_000, windowMs: 5 * MINUTE })).toMatchObject({
      changes: null,
      perHour: null,
      shareWithChanges: null,
    });
    expect(roundWindow({ rows: rows('00?0'), open: null, now: 100_000, windowMs: 5 * MINUTE })).toMatchObject({
      heights: 3,
      changes: null,
    });
    expect(roundWindow({ rows: [], open: null, now: 1, windowMs: 5 * MINUTE })).toMatchObject({ heights: 0, changes: null });
  });

  it('give no rate per hour over less than a minute', () => {
    expect(roundWindow({ rows: rows('011'), open: null, now: 20_000, windowMs: 5 * MINUTE })).toMatchObject({
      changes: 2,
      perHour: null,
      per100Heights: 100,
    });
  });

  it('name whose turns failed', () => {
    const expectedProposer = (height: number, round: number): Address => `0x${(height + round) % 3}`;
    const { failedTurns } = roundWindow({ rows: rows('0021'), open: null, now: 30_000, windowMs: 5 * MINUTE, expectedProposer });
    expect(failedTurns).toEqual([
      { address: '0x0', count: 2 },
      { address: '0x2', count: 1 },
    ]);
  });
});

describe('canonical rows', () => {
  const row = (height: number, hash: string, round = 0) => ({ height, hash: `0x${hash}` as Hash, round });
  it('keep the hash most nodes hold, none that nobody holds', () => {
    const held: Record<string, number> = { '0xa': 2, '0xb': 1, '0xc': 0 };
    expect(canonicalRows([row(2, 'b', 1), row(2, 'a'), row(2, 'c', 7), row(1, 'b')], (_, hash) => held[hash] ?? 0)).toEqual([
      row(1, 'b'),
      row(2, 'a'),
    ]);
  });
  it('leave out an old height with several hashes and nobody to ask', () => {
    expect(canonicalRows([row(2, 'a'), row(2, 'b'), row(3, 'a')], () => null)).toEqual([row(3, 'a')]);
  });
});

describe('the open round', () => {
  const estimate = () => ({ round: 2, nextChangeInMs: 500 });
  it('comes from a log before any estimate, and is unknown with neither', () => {
    const base = { headHeight: 4, headAt: 0, now: 1_000 };
    expect(openRound({ ...base, logRound: { round: 1, nextChangeAt: null }, estimate })).toEqual({
      height: 5,
      round: 1,
      source: 'log',
      nextChangeAt: null,
    });
    expect(openRound({ ...base, logRound: null, estimate })).toEqual({ height: 5, round: 2, source: 'estimate', nextChangeAt: 1_500 });
    // Started anew since the head: a bound, and no time.
    expect(openRound({ ...base, logRound: null, estimate, beganAnew: true })).toEqual({
      ...{ height: 5, round: 2, source: 'estimate', nextChangeAt: null, atMost: true },
    });
    expect(openRound({ ...base, logRound: null, estimate: null })).toEqual({
      height: 5,
      round: null,
      source: 'unknown',
      nextChangeAt: null,
    });
  });
});

it('of a stall that is older than the window only the changes within it count, over the time of the window', () => {
  const rows = [
    { height: 8, firstSeenAt: 0, seenLive: true, timestamp: 0, round: 0 },
    { height: 9, firstSeenAt: 5_000, seenLive: true, timestamp: 5, round: 0 },
  ];
  const open = { height: 10, round: 9, source: 'estimate', nextChangeAt: null } as const;
  const long = roundWindow({ rows, open, openBefore: 8, now: 7_205_000, windowMs: 3_600_000 });
  expect([long.changes, long.perHour]).toEqual([1, 1]);
  const none = roundWindow({ rows, open, openBefore: 9, now: 7_205_000, windowMs: 300_000 });
  expect([none.changes, none.perHour]).toEqual([0, 0]);
});

describe('round changes over a window with a stall', () => {
  const settings = { ...SETTINGS, blockPeriodMs: 5_000, requestTimeoutMs: 10_000 };
  const rows = (round: number) =>
    [0, 5, 125].map((second, height) => ({
      height,
      firstSeenAt: second * 1000,
      seenLive: true,
      timestamp: second,
      round: second === 125 ? round : 0,
    }));
  const over = (round: number, open: OpenRound | null = null) =>
    roundWindow({ rows: rows(round), open, now: 130_000, windowMs: 300_000, settingsOf: () => settings });

  it('are at least what its block tells, where that took longer than its round', () => {
    expect(over(0)).toMatchObject({ changes: 0, atLeast: true });
    expect(over(3).atLeast).toBeUndefined();
  });

  it('are not known while validators began anew', () => {
    expect(over(3, { height: 3, round: 4, source: 'estimate', nextChangeAt: null, atMost: true }).changes).toBeNull();
  });
});
