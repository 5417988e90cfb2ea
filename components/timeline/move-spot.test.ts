import { expect, test } from 'vitest';
import { moveSpot, type SpotKey } from '@/components/timeline/move-spot';
import type { ForkSegment } from '@/lib/views/fork-timeline-types';

const segment = (id: string, parent: string | null, from: number, to: number): ForkSegment => ({
  id,
  parent,
  from,
  to,
  label: id.length === 1 ? id : null,
  hash: null,
  end: null,
});
const SEGMENTS = [
  segment('trunk', null, 6, 13),
  segment('A', 'trunk', 14, 20),
  segment('stem', 'trunk', 14, 15),
  segment('B', 'stem', 16, 17),
  segment('C', 'stem', 16, 30),
];

test('keys lead along the heights, over where chains part, and between branches', () => {
  const walk = (start: [string, number], ...keys: SpotKey[]) => {
    const end = keys.reduce((spot, key) => moveSpot(SEGMENTS, spot, key), { segment: start[0], height: start[1] });
    return [end.segment, end.height];
  };
  expect(walk(['trunk', 12], 'ArrowRight', 'ArrowRight')).toEqual(['A', 14]);
  expect(walk(['C', 16], 'ArrowLeft', 'ArrowLeft', 'ArrowLeft')).toEqual(['trunk', 13]);
  expect(walk(['A', 20], 'ArrowDown')).toEqual(['B', 17]);
  expect(walk(['C', 25], 'ArrowUp')).toEqual(['B', 17]);
  expect(walk(['A', 15], 'ArrowUp')).toEqual(['A', 15]);
  expect(walk(['trunk', 10], 'ArrowDown')).toEqual(['C', 16]);
  expect(walk(['C', 20], 'End')).toEqual(['C', 30]);
  expect(walk(['trunk', 6], 'ArrowLeft')).toEqual(['trunk', 6]);
});
