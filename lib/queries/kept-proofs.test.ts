import { describe, expect, it } from 'vitest';
import { doubleSealingProofs } from '@/lib/incidents/proof';
import type { EvidencePiece } from '@/lib/incidents/types';
import { watchRecording } from '@/lib/monitor/watch.test-world';
import type { NetworkWatch } from '@/lib/runtime/runtime';
import { sayContext } from '@/lib/views/say-phrase';
import { proofsOf } from './kept-proofs';
import { readProof } from './read-proof';

/** The watch with a store that holds these bodies. */
function keeping(bodies: readonly string[]): { readonly watch: NetworkWatch } {
  const evidence = bodies.map(
    (body, index): EvidencePiece => ({
      id: index + 1,
      at: index,
      kind: 'proof',
      node: null,
      height: 14,
      hash: null,
      sha256: body,
      bytes: 1,
    }),
  );
  const watch = {
    picture: () => ({ id: 'net', nodes: [] }),
    incident: async (number: number) => (number === 3 ? { incident: { id: 3 } } : null),
    evidence: async () => evidence,
    evidenceBody: async (_: number, piece: number) => bodies[piece - 1] ?? null,
  };
  return { watch: watch as unknown as NetworkWatch };
}

async function recordedBodies(): Promise<readonly string[]> {
  const world = await watchRecording('qbft-fork-2-2');
  await world.tick(4);
  return doubleSealingProofs(world.watch.diagnosis()).map((proof) => JSON.stringify(proof));
}

describe('the proofs an incident keeps', () => {
  it('are named once each, however many turns took them, and given as they were taken', async () => {
    const bodies = await recordedBodies();
    const { watch } = keeping([...bodies, ...bodies, '{"omitted":"too large to be kept"}']);
    const proofs = await proofsOf(watch, 3, sayContext([]));
    expect(proofs.map(({ sentence }) => sentence.replace(/^\S+/, 'X'))).toEqual(
      Array.from({ length: 2 }, () => 'X sealed two blocks at height 14, in rounds 0 and 1.'),
    );
    const answer = await readProof(watch, '3', (proofs[0]?.address ?? '').toUpperCase().replace('0X', '0x'));
    expect(answer.status).toBe(200);
    expect(bodies).toContain(await answer.text());
    expect(answer.headers.get('content-disposition')).toContain('attachment');
  });

  it('that are not there are refused with what is', async () => {
    const { watch } = keeping(await recordedBodies());
    expect(await (await readProof(watch, '3', '0x00')).json()).toMatchObject({
      status: 404,
      detail: expect.stringContaining('it holds one of 0x'),
    });
    expect((await readProof(watch, '4', '0x00')).status).toBe(404);
    expect((await readProof(watch, 'x', '0x00')).status).toBe(404);
  });
});
