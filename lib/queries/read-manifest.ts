import type { NetworkWatch } from '@/lib/runtime/runtime';
import type { EvidencePiece, ManifestView } from '@/lib/views/incident-types';
import { sayApi } from '@/lib/views/words/api';
import { answerProblem } from './answer-json';
import { noSuchIncident } from './read-one-incident';
import { readHeightNumber } from './read-parameters';

const KINDS = {
  header: true,
  recomputed: true,
  validators: true,
  peers: true,
  version: true,
  config: true,
  rounds: true,
  answer: true,
  log: true,
  diagnosis: true,
  proof: true,
} as const satisfies Record<EvidencePiece['kind'], true>;
const PAGE = 100;
const MOST = 500;

/** A page of an incident's evidence as a list, oldest first, by `kind`, `after` (a piece's id) and `limit`; 400 for what is none of these. */
export async function readManifest(watch: NetworkWatch, text: string, search: URLSearchParams): Promise<ManifestView | Response> {
  const number = readHeightNumber(text);
  const found = number === null ? null : await watch.incident(number);
  if (!found) return noSuchIncident(watch, text);
  const kind = search.get('kind') || null;
  if (kind !== null && !isKind(kind))
    return answerProblem(
      400,
      sayApi('read-manifest.not-kind'),
      sayApi('read-manifest.kind-not-known', { kind: kind.slice(0, 40), known: Object.keys(KINDS).join(', ') }),
    );
  const after = readHeightNumber(search.get('after') || '0');
  if (after === null) return answerProblem(400, sayApi('read-manifest.not-piece'), sayApi('read-manifest.after-takes-number'));
  const limit = readHeightNumber(search.get('limit') || String(PAGE));
  if (limit === null || limit < 1)
    return answerProblem(400, sayApi('read-manifest.not-limit'), sayApi('read-manifest.limit-takes-whole', { most: String(MOST) }));
  const most = Math.min(MOST, limit);
  const pieces = await watch.evidence(found.incident.id, { ...(kind === null ? {} : { kind }), after, limit: most + 1 });
  const counts = found.evidenceCounts;
  const page = pieces.slice(0, most);
  const total = kind === null ? Object.values(counts).reduce((sum, count) => sum + count, 0) : (counts[kind] ?? 0);
  return { pieces: page, total, counts, next: pieces.length > most ? (page.at(-1)?.id ?? null) : null };
}

const isKind = (text: string): text is EvidencePiece['kind'] => Object.hasOwn(KINDS, text);
