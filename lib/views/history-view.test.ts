import { describe, expect, it } from 'vitest';
import { bucketEdges, historyBuckets, nextMark } from './history-view';
import type { HistoryMark } from './past-types';

describe('the stretches of a time slider', () => {
  const base = { from: 0, to: 100, buckets: 4, spans: [{ from: 0, to: 100 }], turns: [], changes: [], heights: [1, 2, null, 4] };

  it('have the worst verdict that stood in them, the one from before included', () => {
    const turns = [
      { at: -5, state: 'healthy' as const },
      { at: 30, state: 'forked' as const },
      { at: 60, state: 'healthy' as const },
    ];
    expect(historyBuckets({ ...base, turns }).map(({ worst }) => worst)).toEqual(['healthy', 'forked', 'forked', 'healthy']);
    expect(historyBuckets(base).map(({ worst }) => worst)).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
  });

  it('know nothing where nobody watched, not even that no round changed', () => {
    const spans = [
      { from: 0, to: 10 },
      { from: 80, to: 100 },
    ];
    const buckets = historyBuckets({ ...base, spans, turns: [{ at: 0, state: 'healthy' }] });
    expect(buckets.map(({ worst, gap, changes }) => [worst, gap, changes])).toEqual([
      ['healthy', true, 0],
      [null, true, null],
      [null, true, null],
      ['healthy', true, 0],
    ]);
  });

  it('add up round changes, and know none where a round is not known', () => {
    const changes = [
      { at: 5, round: 2 },
      { at: 20, round: 1 },
      { at: 25, round: 1 },
      { at: 60, round: null },
      { at: 100, round: 3 },
    ];
    expect(historyBuckets({ ...base, changes }).map((bucket) => bucket.changes)).toEqual([3, 1, null, 3]);
  });

  it('join without a gap, also when there are more of them than milliseconds', () => {
    expect(bucketEdges(0, 100, 4)).toEqual([0, 25, 50, 75, 100]);
    expect(bucketEdges(10, 12, 600)).toEqual([10, 11, 12]);
    expect(bucketEdges(10, 10, 5)).toEqual([10, 10]);
  });

  it('lead from turn to turn', () => {
    const marks = [10, 20, 20, 30].map(
      (at) => ({ at, kind: 'verdict', sentence: '', state: null, severity: null, until: null, incident: null }) satisfies HistoryMark,
    );
    expect([nextMark(marks, 20, 1)?.at, nextMark(marks, 20, -1)?.at, nextMark(marks, 30, 1), nextMark(marks, 10, -1)]).toEqual([
      30,
      10,
      null,
      null,
    ]);
  });
});
