import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { growLogs } from './grow-logs';
import { loadLogs } from './load-logs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quorumwatch-logs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('recorded logs grow with the clock, line by line as the nodes wrote them, and not beyond the end', () => {
  const logs = loadLogs(join(process.cwd(), 'fixtures/recordings/qbft-fork-2-2'), 2026);
  expect(logs.map(({ node }) => node)).toEqual(['member-1', 'member-2', 'validator-1', 'validator-2', 'validator-3', 'validator-4']);
  const at = (time: string) => Date.parse(`2026-11-22T${time}Z`);
  let now = at('16:42:00.000');
  const grown = growLogs(logs, folder, { now: () => now }, at('16:42:30.000'));
  const text = () => readFileSync(grown.paths.get('validator-1') as string, 'utf8');
  const round = (nr: number) => text().includes(`next.round=${nr} next.seq=15`);
  expect([text().startsWith('INFO [11-22|16:41:34.825] Starting pprof'), round(0), round(1)]).toEqual([true, true, false]);
  now = at('16:42:06.500');
  grown.settle();
  expect([round(1), round(2)]).toEqual([true, false]);
  now = at('16:50:00.000');
  grown.settle();
  expect([round(2), round(3)]).toEqual([true, false]);
  grown.stop();
});

test('a recording without logs has none', () =>
  expect(loadLogs(join(process.cwd(), 'fixtures/recordings/qbft-rpc-surface'), 2026)).toEqual([]));
