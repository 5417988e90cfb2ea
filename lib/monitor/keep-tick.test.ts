import { expect, it } from 'vitest';
import type { IncidentsWrite } from '@/lib/storage/incident-store';
import { HistoryLog } from './history-log';
import type { IncidentDesk } from './incident-desk';
import { keepTick, type Unkept } from './keep-tick';
import { makeMemoryStore } from './memory-store.test-world';
import { newNetworkState } from './network-state';
import { VerdictTurns } from './verdict-turns';
import { whyNotKept } from './why-not-kept';

it('a tick that the store refuses after hours of claims gives its incidents and events back, and says what was lost', async () => {
  const hash = `0x${'11'.repeat(32)}` as const;
  const claims = Array.from({ length: 200_000 }, (_, height) => ({ node: 'node-1', height, hash, at: height, source: 'poll' as const }));
  const unkept = { hashes: new Set(), news: { claims, lapses: [] }, history: new HistoryLog(), lost: 0 } as unknown as Unkept;
  const turns = new VerdictTurns();
  turns.giveBack(Array.from({ length: 200_000 }, (_, at) => ({ at, kind: 'node', data: '{}' })));
  const incidents: IncidentsWrite = { incidents: [], memory: '{}' };
  let given: IncidentsWrite | null = null;
  const desk = {
    take: () => incidents,
    giveBack: (back: IncidentsWrite) => {
      given = back;
    },
  } as unknown as IncidentDesk;
  const full = Object.assign(new Error('full'), { problem: 'The disk is full', remedy: 'Make room.' });
  const store = { ...makeMemoryStore(), record: () => Promise.reject(full) };
  await expect(keepTick(newNetworkState('net', 'Net', [], 0), unkept, turns, desk, store)).rejects.toBe(full);
  expect(given).toBe(incidents);
  expect(turns.take().at(-1)?.at).toBe(199_999);
  expect([unkept.news.claims.length, unkept.news.claims.at(-1)?.height]).toEqual([100_000, 199_999]);
  expect(whyNotKept(full, unkept.lost)).toMatch(/^The disk is full\. Make room\. .*the oldest 100000 claims and events are lost$/);
});
