import { expect, it } from 'vitest';
import type { NodeClient } from '@/lib/rpc/types';
import { newNodeState } from './node-watch';
import { noteAnswer } from './note-answer';

const node = () => newNodeState({ name: 'a', role: null, address: null }, {} as NodeClient);
const refused = { code: 'unreachable', message: 'connection refused' } as const;

it('keeps the same failure in a row as one line, and a new one once it had answered in between', () => {
  const one = node();
  for (const at of [1, 2, 3]) noteAnswer(one, null, refused, at);
  noteAnswer(one, 7, null, 4);
  noteAnswer(one, null, refused, 5);
  expect(one.errors).toMatchObject([
    { from: 1, to: 3, count: 3 },
    { from: 5, to: 5, count: 1 },
  ]);
  expect(one.latencies.map(({ ms }) => ms)).toEqual([null, null, null, 7, null]);
});

it('forgets the oldest: a node may fail for ever', () => {
  const one = node();
  for (let at = 0; at < 1000; at++) noteAnswer(one, at % 2 === 0 ? 5 : null, at % 2 === 0 ? null : refused, at);
  expect([one.latencies.length, one.errors.length]).toEqual([240, 50]);
});
