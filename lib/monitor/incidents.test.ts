import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '@/lib/storage/sqlite-store';
import type { Store } from '@/lib/storage/store';
import { plainForkDetector } from './fork-detector.test-world';
import { followRecording, watchRecording } from './watch.test-world';

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'incidents-'));
  store = await openSqliteStore({ path: join(folder, 'watch.sqlite') });
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the recorded 2-2 fork', () => {
  it('opens one incident at the first tick that sees it, keeps it, and resolves it once it is gone', async () => {
    const world = await watchRecording('qbft-fork-2-2', { store, detectors: [plainForkDetector] });
    let forkedAt: number | null = null;
    await followRecording(world, (view, at) => {
      if (view.fork?.proven) forkedAt ??= at;
    });
    expect(world.trouble).toEqual([]);
    const { incidents, counts } = await world.watch.incidents({});
    expect(incidents).toHaveLength(1);
    expect(counts).toMatchObject({ open: 0, resolved: 1 });
    expect(incidents[0]).toMatchObject({ id: 1, detector: 'fork', openedAt: forkedAt, status: 'resolved' });
    const found = await world.watch.incident(1);
    expect(found?.turns.map(({ kind }) => kind)).toEqual(['opened', 'resolved']);
    expect(found?.incident.fork).toMatchObject({ proven: true });
  });
});
