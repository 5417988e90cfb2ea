import type { NetworkWatch } from '@/lib/runtime/runtime';
import { sayApi } from '@/lib/views/words/api';
import { answerProblem } from './answer-json';
import { keptProofs } from './kept-proofs';
import { fileName } from './read-evidence';
import { noSuchIncident } from './read-one-incident';
import { readHeightNumber } from './read-parameters';

/** The proof of one validator as it was taken, to be downloaded and verified without Quorumwatch. */
export async function readProof(watch: NetworkWatch, text: string, address: string): Promise<Response> {
  const number = readHeightNumber(text);
  const found = number === null ? null : await watch.incident(number);
  if (!found) return noSuchIncident(watch, text);
  const kept = await keptProofs(watch, found.incident.id);
  const wanted = kept.find(({ proof }) => proof.address === address.toLowerCase());
  if (!wanted) {
    const known = kept.map(({ proof }) => proof.address).join(', ') || 'nobody';
    const detail = sayApi('read-proof.incident-holds-no', { id: String(found.incident.id), address: address.slice(0, 60), known });
    return answerProblem(404, sayApi('read-proof.no-such-proof'), detail);
  }
  const name = `${fileName(watch.picture().id, found.incident.id)}-${wanted.proof.address}.json`;
  return new Response(wanted.body, {
    headers: {
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
    },
  });
}
