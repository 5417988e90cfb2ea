import { describe, expect, it } from 'vitest';
import { faultTolerance, quorumSize } from '@/lib/consensus/quorum';

describe('the quorum of n validators', () => {
  it.each([
    [1, 0, 1, 1],
    [2, 0, 2, 1],
    [3, 0, 2, 1],
    [4, 1, 3, 3],
    [5, 1, 4, 3],
    [6, 1, 4, 3],
    [7, 2, 5, 5],
    [8, 2, 6, 5],
    [9, 2, 6, 5],
    [10, 3, 7, 7],
  ])('of %i: %i may fail, ceil(2N/3) = %i, 2F+1 = %i', (n, f, ceil, twoF) => {
    expect([faultTolerance(n), quorumSize(n, 'ceil(2N/3)'), quorumSize(n, '2F+1')]).toEqual([f, ceil, twoF]);
  });
});
