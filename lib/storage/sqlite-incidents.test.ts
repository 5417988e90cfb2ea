import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteStore, type SqliteStore } from './sqlite-store';
import { ends, incidentOf, incidentsOf, opens } from './testing/incident-samples';

let folder: string;
let store: SqliteStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'incidents-'));
  store = await openSqliteStore({ path: join(folder, 'watch.sqlite') });
  await store.openNetwork('main', 'Main');
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

test('10,000 incidents are listed, searched and counted in good time', async () => {
  await store.record('main', incidentsOf([ends(incidentOf(1), 5000)]));
  const others = [
    'detector',
    'severity',
    'status',
    'began_at',
    'opened_at',
    'updated_at',
    'resolved_at',
    'reopened',
    'nodes',
    'body',
    'network_id',
  ];
  await sql`WITH RECURSIVE n (x) AS (SELECT 2 UNION ALL SELECT x + 1 FROM n WHERE x < 10000)
    INSERT INTO incident (number, key, words, ${sql.raw(others.join(', '))})
    SELECT x, 'node-' || x, '#' || x || char(10) || 'node-' || x || char(10), ${sql.raw(others.map((one) => `i.${one}`).join(', '))}
    FROM n, incident AS i WHERE i.number = 1`.execute(store.shared);
  const begun = performance.now();
  const ids = async (filter: object) => (await store.incidents.list('main', { limit: 3, ...filter }, 0)).map(({ id }) => id);
  expect(await ids({})).toEqual([10_000, 9_999, 9_998]);
  expect(await ids({ q: 'node-77\n' })).toEqual([77]);
  expect(await ids({ status: ['open'] })).toEqual([]);
  expect(await store.incidents.counts('main', 0)).toMatchObject({ resolved: 10_000 });
  expect(performance.now() - begun).toBeLessThan(1000);
});

test.each([
  ['full', () => sql`PRAGMA max_page_count = 1`, () => sql`PRAGMA max_page_count = 1000000`],
  ['read-only', () => sql`PRAGMA query_only = 1`, () => sql`PRAGMA query_only = 0`],
] as const)('a store that is %s takes nothing of a tick, and all of it once it can be written', async (code, close, open) => {
  const big = Array.from({ length: 400 }, (_, i) => ({ ...opens(incidentOf(i + 1)), words: 'x'.repeat(2000) + i }));
  await close().execute(store.shared);
  await expect(store.record('main', incidentsOf(big))).rejects.toMatchObject({ code });
  expect(await store.incidents.counts('main', 0)).toMatchObject({ open: 0 });
  await open().execute(store.shared);
  await store.record('main', incidentsOf(big));
  expect(await store.incidents.counts('main', 0)).toMatchObject({ open: 400 });
});
