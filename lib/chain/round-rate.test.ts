import { describe, expect, it } from 'vitest';
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
