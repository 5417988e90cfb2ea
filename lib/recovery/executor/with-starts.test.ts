import { expect, it } from 'vitest';
import type { NodeLog } from '@/lib/chain/node-log';
import { aLog } from '@/lib/chain/node-log.test-world';
import { NOW, node } from '@/lib/incidents/diagnosis.test-world';
import type { NodeLook } from '../survey-types';
import { withStarts } from './with-starts';

const look = { node: 'validator-1', answered: true } as NodeLook;
const heard = { from: NOW - 60_000, until: NOW, behindMs: 0 };

it('a look tells the start of its process and how far its log was read, as far as the log tells', () => {
  const told = (log: Partial<NodeLog> | null) => withStarts([look], [node(1, { log: log === null ? null : aLog(log) })])[0];
  expect(told({ startedAt: 7, heard })).toEqual({ ...look, startedAt: 7, heard });
  expect(told({ startedAt: 7 })).toEqual({ ...look, startedAt: 7 });
  for (const nothing of [null, { startedAt: null, heard }, { startedAt: 7, heard, state: 'lost' as const }])
    expect(told(nothing)).toBe(look);
});
