import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type CommandWorld, openWorld } from '@/lib/commands/testing/open-world';
import { watchRecording } from '@/lib/monitor/watch.test-world';
import type { NetworkWatch } from '@/lib/runtime/runtime';
import type { SavedPiece } from '@/lib/storage/recovery-store';
import { lineOf, pieceOf, planOf } from '@/lib/storage/testing/recovery-samples';
import { readRecoveryArchive } from './read-recovery-archive';
import { readRecoveryReport } from './read-recovery-report';

vi.mock('next/headers', () => ({ headers: async () => new Headers() }));

let world: CommandWorld | null = null;
afterEach(async () => {
  await world?.close();
  world = null;
});

/** A watch of a recorded fork, and a plan of its network with these pieces. */
async function kept(bodies: readonly string[]) {
  const { watch, tick } = await watchRecording('qbft-fork-2-2');
  await tick(2);
  const { id } = watch.picture();
  const shown = watch as unknown as NetworkWatch;
  world = await openWorld(new Map([[id, shown]]));
  await world.runtime.store.openNetwork(id, watch.picture().name);
  const { number } = await world.runtime.store.transaction(async (trx) => {
    const plan = await trx.recovery.create(planOf({ network: id }));
    await trx.recovery.addPieces(
      id,
      plan.number,
      bodies.map((body, index) => pieceOf(index, body)),
    );
    await trx.recovery.log(id, plan.number, [lineOf(1, { kind: 'step', data: { done: 'x' } })]);
    return plan;
  });
  return { watch: shown, number };
}

describe('the archive of a recovery', () => {
  const bodies = ['{"asked":[]}', '{"ä𝕏":"\u2028\\u0000\\" \'"}', JSON.stringify({ long: 'x'.repeat(900_000) })];

  it('holds every body as it was kept, and each gives the digest that the manifest says', async () => {
    const { watch, number } = await kept(bodies);
    const answer = await readRecoveryArchive(watch, `${number}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+-recovery-1-evidence\.json"$/);
    const archive = (await answer.json()) as { format: string; hash: string; manifest: SavedPiece[]; bodies: Record<string, string> };
    expect(archive.format).toBe('quorumwatch-recovery-evidence-1');
    expect(archive.manifest).toHaveLength(bodies.length);
    for (const { id, sha256, bytes } of archive.manifest) {
      const body = archive.bodies[id] ?? '';
      expect(createHash('sha256').update(body).digest('hex')).toBe(sha256);
      expect(Buffer.byteLength(body)).toBe(bytes);
    }
    expect(Object.values(archive.bodies)).toEqual(bodies);
  });

  it('of a plan that is none is not found', async () => {
    const { watch } = await kept([]);
    for (const text of ['7', 'x', '-1']) expect((await readRecoveryArchive(watch, text)).status).toBe(404);
  });
});

describe('the report of a recovery', () => {
  it('is given for people and for machines, with its digest', async () => {
    const { watch, number } = await kept(['{}']);
    const text = await readRecoveryReport(watch, `${number}`, 'md');
    const body = await text.text();
    expect(text.headers.get('x-sha256')).toBe(createHash('sha256').update(body).digest('hex'));
    expect(body).toContain(`: recovery ${number} of `);
    const json = (await (await readRecoveryReport(watch, `${number}`, 'json')).json()) as {
      format: string;
      evidence: { pieces: SavedPiece[] };
    };
    expect(json.format).toBe('quorumwatch-recovery-report-1');
    expect(json.evidence.pieces.map(({ sha256 }) => sha256)).toEqual([createHash('sha256').update('{}').digest('hex')]);
    expect((await readRecoveryReport(watch, `${number}`, 'pdf')).status).toBe(400);
    expect((await readRecoveryReport(watch, '99', 'md')).status).toBe(404);
  });

  it('holds no address of a node', async () => {
    const { watch, number } = await kept(['{}']);
    for (const format of ['md', 'json'])
      expect(await (await readRecoveryReport(watch, `${number}`, format)).text()).not.toMatch(/https?:\/\/(?!github\.com)/);
  });
});
