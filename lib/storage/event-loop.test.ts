import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSqliteStore } from './sqlite-store';
import type { Store } from './store';
import { blockOf, hashOf, writeOf } from './testing/store-samples';

const NODES = 200;
const HEIGHTS = 500;
let folder: string;
let path: string;
let store: Store;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loop-'));
  path = join(folder, 'watch.sqlite');
  store = await openSqliteStore({ path });
  await store.openNetwork('main', 'Main');
  const heights = Array.from({ length: HEIGHTS }, (_, height) => height);
  const claims = heights.flatMap((height) =>
    Array.from({ length: NODES }, (_, node) => ({ node: `node-${node}`, height, hash: hashOf(height), at: height * 1000 + node })),
  );
  await store.record('main', writeOf({ blocks: heights.map((height) => blockOf(height)), claims }));
}, 120_000);

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The most processor time spent between two turns of the event loop during `work`, ms; the least of three tries. Other processes on a busy machine don't count. */
async function standstill(work: () => Promise<unknown>): Promise<number> {
  const tries: number[] = [];
  for (let nr = 0; nr < 3; nr += 1) {
    let longest = 0;
    let last = process.cpuUsage();
    let done = false;
    const turn = () => {
      const spent = process.cpuUsage(last);
      longest = Math.max(longest, (spent.user + spent.system) / 1000);
      last = process.cpuUsage();
      if (!done) setImmediate(turn);
    };
    setImmediate(turn);
    await work();
    done = true;
    await new Promise<void>((resolve) => setImmediate(resolve));
    tries.push(longest);
  }
  return Math.min(...tries);
}

test('reading 100,000 claims never keeps the event loop for 50 ms', async () => {
  expect(await standstill(() => store.claims('main', 0, HEIGHTS))).toBeLessThan(50);
});

test('reading blocks and rounds in bulk never keeps the event loop for 50 ms', async () => {
  expect(await standstill(() => Promise.all([store.blocks('main', 0, HEIGHTS), store.rounds('main', 0)]))).toBeLessThan(50);
});

test('a claim takes no more than 25 bytes', () => {
  expect(statSync(path).size / (NODES * HEIGHTS)).toBeLessThan(25);
});
