import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore, type SqliteStore } from '@/lib/storage/sqlite-store';
import { digestOf } from './evidence-piece';
import { plainForkDetector } from './fork-detector.test-world';
import { followRecording, type RecordedWorld, watchRecording } from './watch.test-world';

let folder: string;
let store: SqliteStore;

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

describe('a watch that begins in the middle of a fork that has long stalled', () => {
  it.each(['qbft-fork-2-2', 'ibft-fork-2-2'])('opens one incident for %s, the stall its consequence', async (name) => {
    const world = await watchRecording(name, { store });
    const stage = world.recording.stages.find((one) => one.name === 'forked');
    world.goTo((stage?.endAt ?? 0) - 10_000);
    await world.tick(5);
    expect(world.view().verdict.stalled).toBe(true);
    const { incidents } = await world.watch.incidents({});
    expect(incidents.map(({ detector, consequences }) => [detector, consequences.map((one) => one.detector).includes('stall')])).toEqual([
      ['fork', true],
    ]);
  });
});

/** A world at the tick that opens the fork's incident, evidence taken. */
async function forked(name: string, options: Parameters<typeof watchRecording>[1] = {}): Promise<RecordedWorld> {
  const world = await watchRecording(name, { store, detectors: [plainForkDetector], ...options });
  while (world.watch.incidentsNow().open === 0) await world.tick();
  await world.watch.evidenceSettled();
  await world.tick();
  await world.watch.evidenceSettled();
  return world;
}

describe('evidence', () => {
  it.each(['qbft-fork-2-2', 'ibft-fork-2-2', 'besu-qbft-fork-2-2'])(
    "of %s holds every branch's raw header from every node and what follows from it",
    async (name) => {
      const world = await forked(name);
      expect(world.trouble).toEqual([]);
      const found = await world.watch.incident(1);
      const pieces = await world.watch.evidence(1);
      const bodies = await Promise.all(pieces.map(async (piece) => ({ piece, body: (await world.watch.evidenceBody(1, piece.id)) ?? '' })));
      for (const { piece, body } of bodies) {
        expect(digestOf(body)).toBe(piece.sha256);
        expect(Buffer.byteLength(body)).toBe(piece.bytes);
        JSON.parse(body);
      }
      const fork = found?.incident.fork as {
        readonly height: number;
        readonly branches: readonly { readonly hash: string; readonly nodes: readonly string[] }[];
      };
      for (const { hash, nodes } of fork.branches) {
        for (const node of nodes) {
          const raw = bodies.find(({ piece }) => piece.kind === 'header' && piece.node === node && piece.height === fork.height);
          expect(JSON.parse(raw?.body ?? '{}').answer?.hash).toBe(hash);
        }
        const derived = bodies.find(({ piece }) => piece.kind === 'recomputed' && piece.hash === hash);
        expect(JSON.parse(derived?.body ?? '{}')).toMatchObject({ recomputedHash: hash, header: { hash } });
      }
      expect([...new Set(pieces.map(({ kind }) => kind))]).toEqual(
        expect.arrayContaining(['diagnosis', 'answer', 'validators', 'rounds', 'recomputed', 'config', 'header', 'version']),
      );
    },
  );

  it('of a node that does not answer says so, and polling goes on as if nothing were asked', async () => {
    const world = await forked('qbft-fork-2-2', { down: (node) => node === 'validator-4' });
    const evidence = await world.watch.evidence(1);
    const silent = evidence.filter(({ node }) => node === 'validator-4');
    expect(silent.map(({ kind }) => kind)).toContain('answer');
  });

  it('that no node was asked for before the process ended is asked for by the next one', async () => {
    const deaf = { ...store, incidents: { ...store.incidents, addEvidence: async () => {} } };
    const world = await forked('qbft-fork-2-2', { store: deaf });
    const headers = async () => (await store.incidents.evidence('net', 1)).filter(({ kind }) => kind === 'header').length;
    expect(await headers()).toBe(0);
    const next = await watchRecording('qbft-fork-2-2', { store, detectors: [plainForkDetector] });
    next.goTo(world.now());
    for (let s = 0; s < 3; s++) {
      await next.tick();
      await next.watch.evidenceSettled();
    }
    expect(await headers()).toBeGreaterThan(0);
  });

  it('is dated, and taken anew at turns only', async () => {
    const world = await forked('qbft-fork-2-2');
    const before = (await world.watch.evidence(1)).length;
    for (let s = 0; s < 5; s++) await world.tick();
    await world.watch.evidenceSettled();
    expect((await world.watch.evidence(1)).length).toBe(before);
  });
});

it('started again at any moment, the fork stays one incident, opened once and resolved once', async () => {
  let world = await watchRecording('qbft-fork-2-2', { store, detectors: [plainForkDetector] });
  const { endAt } = world;
  let ticks = 0;
  while (world.now() < endAt) {
    await world.tick();
    ticks += 1;
    if (ticks % 7 === 0) world = { ...world, ...(await world.restart()) };
  }
  expect(await store.incidents.counts('net', 0)).toMatchObject({ open: 0, resolved: 1 });
  const kinds = (await store.incidents.turns('net', 1)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind !== 'unknown' && kind !== 'known-again' && kind !== 'changed')).toEqual(['opened', 'resolved']);
});

it('started again after a fork, what was exchanged at its end is still explained by it', async () => {
  const world = await watchRecording('qbft-fork-2-2', { store, detectors: [] });
  await followRecording(world, () => {});
  const { switches } = world.watch.diagnosis();
  expect(switches.length).toBeGreaterThan(3);
  const next = await world.restart();
  await next.tick();
  expect(next.watch.diagnosis().switches).toEqual(switches);
});

it('a node that is no longer configured when the watch starts again ends its incident with a word', async () => {
  const gone = {
    ...plainForkDetector,
    detect: ({ picture }: Parameters<typeof plainForkDetector.detect>[0]) => {
      const [fork] = plainForkDetector.detect({ picture } as never).present;
      const silent = picture.nodes.find(({ name }) => name === 'validator-4');
      return {
        present: fork && silent ? [{ ...fork, key: 'v4', nodes: ['validator-4'] }] : [],
        cannotTell: [{ need: 'heads', nodes: [], keys: 'all' } as const],
      };
    },
  };
  const world = await watchRecording('qbft-fork-2-2', { store, detectors: [gone] });
  while (world.watch.incidentsNow().open === 0) await world.tick();
  const later = await watchRecording('qbft-fork-2-2', { store, detectors: [gone], only: ['validator-1', 'validator-2', 'validator-3'] });
  later.goTo(world.now());
  await later.tick();
  const found = await later.watch.incident(1);
  expect(found?.incident.status).toBe('resolved');
  expect(found?.turns.at(-1)).toMatchObject({
    kind: 'resolved',
    says: { key: 'incident.node-removed', params: { nodes: { list: ['validator-4'] } } },
  });
});

describe('while the store can not be written', () => {
  it.each([
    ['read-only', 'PRAGMA query_only = 1', 'PRAGMA query_only = 0'],
    ['full', 'PRAGMA max_page_count = 1', 'PRAGMA max_page_count = 1000000'],
  ])('(%s) a fork is shown all the same, it is said that nothing is kept, and all is kept later', async (_code, close, open) => {
    const world = await watchRecording('qbft-fork-2-2', { store, detectors: [plainForkDetector] });
    await world.tick();
    await sql.raw(close).execute(store.shared);
    while (world.watch.incidentsNow().open === 0) await world.tick();
    await world.tick(30);
    await world.watch.evidenceSettled();
    expect(world.watch.keeping()).toMatchObject({ ok: false, why: expect.stringMatching(/may not be written|disk is full/) });
    const { incidents, counts } = await world.watch.incidents({ status: ['open'] });
    expect([incidents.map(({ id }) => id), counts.open]).toEqual([[1], 1]);
    const shown = await world.watch.incident(1);
    expect(shown?.turns.map(({ kind }) => kind)).toContain('opened');
    expect(shown?.incident.fork).toMatchObject({ proven: true });
    await sql.raw(open).execute(store.shared);
    await world.tick(2);
    await world.watch.evidenceSettled();
    expect(world.watch.keeping()).toEqual({ ok: true });
    expect(await store.incidents.counts('net', 0)).toMatchObject({ open: 1 });
    expect((await store.incidents.turns('net', 1)).map(({ kind }) => kind)).toEqual(shown?.turns.map(({ kind }) => kind));
    expect((await store.incidents.evidence('net', 1)).filter(({ kind }) => kind === 'header').length).toBeGreaterThan(0);
  });
});
