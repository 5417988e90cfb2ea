import { describe, expect, it } from 'vitest';
import type { BftSettings } from '@/lib/consensus/types';
import { liveness } from './liveness';

const SETTINGS: BftSettings = {
  protocol: 'qbft',
  blockPeriodMs: 2_000,
  emptyBlockPeriodMs: 0,
  requestTimeoutMs: 4_000,
  maxRequestTimeoutMs: null,
  policy: 'round-robin',
  quorumRule: 'ceil(2N/3)',
  epochLength: 30_000,
  contractMode: false,
};
const head = (over: object = {}) => ({ height: 9, timestampMs: 100_000, arrivedAt: 101_000, arrivedLive: true, ...over });
const at = (now: number, over: object = {}, settings: BftSettings | null = SETTINGS) =>
  liveness({ now, head: head(over), settingsNext: settings });

describe('liveness', () => {
  it('counts from the arrival: slow from P + 2T, stalled from P + 3T', () => {
    expect(at(110_999)).toMatchObject({ state: 'producing', ageMs: 9_999, base: 'arrival' });
    expect(at(111_000).state).toBe('slow');
    expect(at(115_000)).toMatchObject({ state: 'stalled', overdueAt: 115_000 });
  });
  it('counts from the header at the first look, and from the look itself where the header lies in the future', () => {
    expect(at(110_000, { arrivedLive: false })).toMatchObject({ state: 'slow', base: 'header' });
    expect(at(103_000, { arrivedLive: false, timestampMs: 900_000 })).toMatchObject({
      state: 'producing',
      ageMs: 2_000,
      base: 'header-in-future',
    });
  });
  it('never says a negative age', () => {
    expect(at(50_000).ageMs).toBe(0);
  });
  it('expects the longer empty-block period', () => {
    expect(at(140_000, {}, { ...SETTINGS, emptyBlockPeriodMs: 60_000 })).toMatchObject({ state: 'producing', expectedMs: 60_000 });
  });
  it('is unknown without settings and without enough intervals, and estimated with them', () => {
    expect(at(999_999, {}, null)).toMatchObject({ state: 'unknown', why: 'period-unknown', overdueAt: null });
    const intervalsMs = [5_000, 5_000, 5_000, 60_000, 5_000, 60_000, 5_000, 60_000];
    expect(liveness({ now: 200_000, head: head(), settingsNext: null, intervalsMs })).toMatchObject({
      state: 'producing',
      expectedMs: 60_000,
      why: 'estimated-period',
    });
  });
  it('is unknown without a head', () => {
    expect(liveness({ now: 1, head: null, settingsNext: SETTINGS })).toMatchObject({ state: 'unknown', why: 'no-head', ageMs: null });
  });
});

describe('a chain that has only its genesis block', () => {
  it('is as old as the first sight of it, whatever time its genesis has', () => {
    const genesis = { height: 0, timestampMs: 0, arrivedAt: 1_000_000, arrivedLive: false };
    const settingsNext = { blockPeriodMs: 2000, emptyBlockPeriodMs: 60_000, requestTimeoutMs: 4000 } as never;
    expect(liveness({ now: 1_001_000, head: genesis, settingsNext })).toMatchObject({ state: 'producing', ageMs: 1000 });
    expect(liveness({ now: 1_080_000, head: genesis, settingsNext })).toMatchObject({ state: 'stalled' });
  });
});
