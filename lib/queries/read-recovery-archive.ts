import type { NetworkWatch } from '@/lib/runtime/runtime';
import { fileName } from './read-evidence';
import { noSuchPlan } from './read-one-recovery';
import { readHeightNumber } from './read-parameters';
import { reader } from './reader';

/**
 * All that was saved before a plan took anything away, as one JSON archive: the plan with its hash, a manifest with the SHA-256 of each body, and
 * the bodies as they are kept, text in text, so that their digests can be taken again.
 */
export async function readRecoveryArchive(watch: NetworkWatch, text: string): Promise<Response> {
  const { id: network, now } = watch.picture();
  const number = readHeightNumber(text);
  const { store } = await reader();
  const kept = number === null ? null : await store.recovery.find(network, number);
  if (!kept) return noSuchPlan(network, text);
  const manifest = await store.recovery.pieces(network, kept.number);
  const { evidence, evidenceSkipped } = kept.run;
  const head = JSON.stringify({
    format: 'quorumwatch-recovery-evidence-1',
    ...{ madeAt: now, network, number: kept.number, hash: kept.hash, plan: kept.plan },
    ...{ progress: evidence, skipped: evidenceSkipped && { at: evidenceSkipped.at, reason: evidenceSkipped.reason }, manifest },
  });
  // Written piece by piece: an archive may be larger than what should lie in memory at once.
  const encoder = new TextEncoder();
  let next = 0;
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(`${head.slice(0, -1)},"bodies":{`)),
    pull: async (controller) => {
      const piece = manifest[next];
      if (!piece) {
        controller.enqueue(encoder.encode('}}\n'));
        controller.close();
        return;
      }
      const body = await store.recovery.pieceBody(network, kept.number, piece.id);
      const comma = next === 0 ? '' : ',';
      next += 1;
      controller.enqueue(encoder.encode(`${comma}"${piece.id}":${JSON.stringify(body)}`));
    },
  });
  return new Response(stream, {
    headers: {
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName(network, kept.number, 'recovery')}-evidence.json"`,
    },
  });
}
