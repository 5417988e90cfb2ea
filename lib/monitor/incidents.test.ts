import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqliteStore } from '@/lib/storage/sqlite-store';
import type { Store } from '@/lib/storage/store';
import { digestOf } from './evidence-piece';
import { plainForkDetector } from './fork-detector.test-world';
import { followRecording, type RecordedWorld, watchRecording } from './watch.test-world';

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
      const pieces = found?.evidence ?? [];
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
      expect(new Set(pieces.map(({ kind }) => kind))).toEqual(
        new Set(['diagnosis', 'answer', 'validators', 'rounds', 'recomputed', 'config', 'peers', 'header', 'version']),
      );
    },
  );

  it('of a node that does not answer says so, and polling goes on as if nothing were asked', async () => {
    const world = await forked('qbft-fork-2-2', { down: (node) => node === 'validator-4' });
    const evidence = (await world.watch.incident(1))?.evidence ?? [];
    const silent = evidence.filter(({ node }) => node === 'validator-4');
    expect(silent.map(({ kind }) => kind)).toContain('answer');
  });

  it('is dated, and taken anew at turns only', async () => {
    const world = await forked('qbft-fork-2-2');
    const before = (await world.watch.incident(1))?.evidence.length;
    for (let s = 0; s < 5; s++) await world.tick();
    await world.watch.evidenceSettled();
    expect((await world.watch.incident(1))?.evidence.length).toBe(before);
  });
});
