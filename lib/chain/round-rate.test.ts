import { describe, expect, it } from 'vitest';
import { SETTINGS } from '@/lib/incidents/diagnosis.test-world';
import { roundRate } from './round-rate';

const MINUTE = 60_000;
const row = (height: number, at: number, round: number | null = 0) => ({
  height,
  firstSeenAt: at,
  seenLive: true,
  timestamp: Math.floor(at / 1000),
  round,
});
/** A block every 20 s for five minutes, with the rounds given by height. */
const chain = (rounds: Readonly<Record<number, number | null>> = {}, without: readonly number[] = []) =>
  Array.from({ length: 16 }, (_, index) => row(index, index * 20_000, rounds[index] === undefined ? 0 : rounds[index])).filter(
    ({ height }) => !without.includes(height),
  );
const rate = (rows: ReturnType<typeof chain>, more: object = {}) =>
  roundRate({ rows, openAt: () => 0, now: 5 * MINUTE, from: 0, bucketMs: MINUTE, ...more }).map(({ changes }) => changes);

describe('round changes by time', () => {
  it('stand in the minute their block came in', () => {
    expect(rate(chain({ 4: 2, 5: 1, 10: 1 }))).toEqual([0, 3, 0, 1, 0]);
  });

  it('are unknown, not none, where heights are missing or a round is', () => {
    expect(rate(chain({}, [4, 5]))).toEqual([0, null, 0, 0, 0]);
    expect(rate(chain({ 7: null }))).toEqual([0, 0, null, 0, 0]);
  });

  it('are unknown before the first block that is kept', () => {
    expect(rate(chain().slice(8))).toEqual([null, null, null, 0, 0]);
    expect(rate([])).toEqual([null, null, null, null, null]);
  });

  it('of an open height stand where they came, by estimate or log; without either that time is unknown', () => {
    const stall = chain().slice(0, 4);
    expect(rate(stall, { openAt: (at: number) => Math.floor(at / MINUTE) })).toEqual([0, 1, 1, 1, 1]);
    expect(rate(stall, { openAt: () => null })).toEqual([0, null, null, null, null]);
  });
});

describe('a stall that a block ended', () => {
  const settings = { ...SETTINGS, blockPeriodMs: 20_000, requestTimeoutMs: 30_000 };
  const settingsOf = () => settings;
  /** Blocks every 20 s, then none for so long, then one of that round, and on. */
  const stalled = (ms: number, round: number) =>
    [...chain().slice(0, 4), row(4, 60_000 + ms, round), row(5, 80_000 + ms)].filter(({ firstSeenAt }) => firstSeenAt <= 10 * MINUTE);
  const drawn = (ms: number, round: number) =>
    roundRate({ rows: stalled(ms, round), openAt: () => 0, now: 6 * MINUTE, from: 0, bucketMs: MINUTE, settingsOf });

  it('has its round changes where they came, not all with the block', () => {
    // Rounds 1, 2 and 3 begin 50, 110 and 230 s after the parent.
    expect(drawn(240_000, 3).map(({ changes }) => changes)).toEqual([0, 1, 1, 0, 1, 0]);
  });

  it('is unknown, and said to be a stall, where its block tells fewer rounds than time passed for', () => {
    for (const round of [0, 1])
      expect(drawn(240_000, round).map(({ changes, stall }) => [changes, stall ?? false])).toEqual([
        [0, false],
        ...Array.from({ length: 4 }, () => [null, true]),
        [0, false],
      ]);
  });

  it('of a little lateness is none', () => {
    expect(drawn(51_500, 0).every(({ stall }) => !stall)).toBe(true);
  });

  it('goes on: time since the head is unknown where its rounds are', () => {
    const open = roundRate({
      rows: chain().slice(0, 4),
      openAt: () => null,
      now: 5 * MINUTE,
      from: 0,
      bucketMs: MINUTE,
      settingsOf,
      isStalled: true,
    });
    expect(open.map(({ stall }) => stall ?? false)).toEqual([false, true, true, true, true]);
  });
});
