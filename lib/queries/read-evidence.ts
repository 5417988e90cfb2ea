import type { NetworkWatch } from '@/lib/runtime/runtime';
import { sayApi } from '@/lib/views/words/api';
import { answerProblem } from './answer-json';
import { incidentReader } from './incident-reader';
import { incidentFor, noSuchIncident } from './read-one-incident';
import { readHeightNumber } from './read-parameters';

const DOWNLOADED = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** All evidence of an incident as one JSON archive: a manifest with the SHA-256 of each body, and the bodies as they were taken. */
export async function readEvidence(watch: NetworkWatch, text: string): Promise<Response> {
  const number = readHeightNumber(text);
  const view = number === null ? null : await incidentFor(watch, number, await incidentReader());
  if (!view) return noSuchIncident(watch, text);
  const { may: _may, me: _me, people: _people, keeping: _keeping, evidence: _first, ...incident } = view;
  const evidence = await watch.evidence(view.id);
  const head = JSON.stringify({ format: 'quorumwatch-evidence-1', madeAt: watch.picture().now, incident, manifest: evidence });
  // Written piece by piece: an archive may be larger than what should lie in memory at once.
  const encoder = new TextEncoder();
  let next = 0;
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(`${head.slice(0, -1)},"bodies":{`)),
    pull: async (controller) => {
      const piece = evidence[next];
      if (!piece) {
        controller.enqueue(encoder.encode('}}\n'));
        controller.close();
        return;
      }
      const body = await watch.evidenceBody(view.id, piece.id);
      const comma = next === 0 ? '' : ',';
      next += 1;
      controller.enqueue(encoder.encode(`${comma}"${piece.id}":${JSON.stringify(body)}`));
    },
  });
  return new Response(stream, {
    headers: {
      ...DOWNLOADED,
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName(view.network, view.id)}-evidence.json"`,
    },
  });
}

/** One piece as it was taken, its digest in a header. */
export async function readEvidencePiece(watch: NetworkWatch, text: string, pieceText: string): Promise<Response> {
  const [number, id] = [readHeightNumber(text), readHeightNumber(pieceText)];
  const found = number === null ? null : await watch.incident(number);
  if (!found) return noSuchIncident(watch, text);
  const [next] = id === null || id === 0 ? [] : await watch.evidence(found.incident.id, { after: id - 1, limit: 1 });
  const piece = next?.id === id ? next : undefined;
  const body = piece ? await watch.evidenceBody(found.incident.id, piece.id) : null;
  if (!piece || body === null)
    return answerProblem(
      404,
      sayApi('read-evidence.no-such-piece'),
      sayApi('read-evidence.incident-has-no', { id: String(found.incident.id), pieceText: pieceText.slice(0, 40) }),
    );
  return new Response(body, { headers: { ...DOWNLOADED, 'content-type': 'application/json; charset=utf-8', 'x-sha256': piece.sha256 } });
}

/** A name that is safe in a header, whatever the network is called. */
export const fileName = (network: string, number: number, what: 'incident' | 'recovery' = 'incident'): string =>
  `${network.replace(/[^\w.-]+/g, '-')}-${what}-${number}`;
