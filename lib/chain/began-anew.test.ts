import { expect, it } from 'vitest';
import { address, input, NOW, node, silent } from '@/lib/incidents/diagnosis.test-world';
import { beganAnew } from './began-anew';

const HEAD = { state: 'stalled', ageMs: 60_000, base: 'arrival' } as const;
const back = (n: number) => node(n, { answeringSince: NOW - 20_000 });
const told = (nodes: readonly ReturnType<typeof node>[], liveness: object = HEAD) => beganAnew(input({ nodes, liveness }).picture);

it('rounds began anew where validators came back since the head and too few stayed to take them along', () => {
  expect(told([node(1), back(2), back(3), back(4)])).toBe(true);
  expect(told([node(1), back(2), back(3), silent(4, 90_000)])).toBe(true);
  // Two of four are F+1: the others jump to their round.
  expect(told([node(1), node(2), back(3), back(4)])).toBe(false);
  expect(told([node(1), node(2), silent(3, 50_000), silent(4, 50_000)])).toBe(false);
});

it('that can not be told where the watch itself was away, or began after the head', () => {
  expect(told([1, 2, 3, 4].map(back))).toBe(false);
  expect(told([node(1), back(2), back(3), back(4)], { ...HEAD, base: 'header' })).toBe(false);
  // A member that comes back is in no round.
  expect(told([node(1), node(2), node(3), node(4), node(5, { address: address(9), answeringSince: NOW - 20_000 })])).toBe(false);
});

it('rounds began anew where cores were stopped and run again since the head, also of everybody', () => {
  const anew = (n: number) => node(n, { coreSince: NOW - 5_000 });
  expect(told([1, 2, 3, 4].map(anew))).toBe(true);
  expect(told([node(1), node(2), anew(3), anew(4)])).toBe(false);
  expect(told([1, 2, 3, 4].map((n) => node(n, { coreSince: NOW - 90_000 })))).toBe(false);
});
