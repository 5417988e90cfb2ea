import type { EvidencePiece, Turn } from '@/lib/incidents/types';
import type { EvidenceWrite, IncidentStore, IncidentsWrite, KeptIncident } from '@/lib/storage/incident-store';

const NO_CARE = { acknowledged: null, assignee: null, shelved: null, closed: null } as const;

/** The incidents of a store that forgets with the process: what was written is read; of the filters those that tests ask by narrow. */
export function makeMemoryIncidents(): { readonly store: IncidentStore; readonly write: (write: IncidentsWrite) => void } {
  const kept = new Map<number, KeptIncident>();
  const turns = new Map<number, Turn[]>();
  const evidence = new Map<number, (EvidencePiece & { readonly body: string })[]>();
  let memory: string | null = null;
  let ids = 0;
  const addEvidence = (number: number, pieces: readonly EvidenceWrite[]) => {
    const list = evidence.get(number) ?? [];
    list.push(...pieces.map((piece) => ({ ...piece, id: ++ids, bytes: Buffer.byteLength(piece.body) })));
    evidence.set(number, list);
  };
  const newestFirst = () => [...kept.values()].sort((a, b) => b.id - a.id);
  const count = (is: (one: KeptIncident) => boolean) => newestFirst().filter(is).length;
  return {
    write: (write) => {
      memory = write.memory ?? memory;
      for (const { incident, turns: added, fork, evidence: pieces } of write.incidents) {
        kept.set(incident.id, { ...incident, fork, care: kept.get(incident.id)?.care ?? NO_CARE });
        turns.set(incident.id, [...(turns.get(incident.id) ?? []), ...added.map((turn) => ({ ...turn, id: ++ids }))]);
        addEvidence(incident.id, pieces);
      }
    },
    store: {
      remembered: async (_network, endedSince) => ({
        open: newestFirst().filter(({ status }) => status === 'open'),
        ended: newestFirst().filter(({ resolvedAt }) => resolvedAt !== null && resolvedAt >= endedSince),
        last: Math.max(0, ...kept.keys()),
        memory,
      }),
      list: async (_network, { detector }) => newestFirst().filter((one) => detector?.includes(one.detector) ?? true),
      counts: async () => ({
        open: count(({ status }) => status === 'open'),
        unacknowledged: count(({ status, care }) => status === 'open' && care.acknowledged === null),
        shelved: 0,
        resolved: count(({ status }) => status === 'resolved'),
        closed: 0,
      }),
      get: async (_network, number) => kept.get(number) ?? null,
      turns: async (_network, number) => turns.get(number) ?? [],
      evidence: async (_network, number, { kind, after = 0, limit = Number.POSITIVE_INFINITY, newest = false } = {}) => {
        const all = (evidence.get(number) ?? []).map(({ body: _body, ...piece }) => piece);
        const left = all.filter((piece) => (kind === undefined || piece.kind === kind) && piece.id > after);
        return newest ? left.slice(-limit) : left.slice(0, limit);
      },
      evidenceCounts: async (_network, number) => {
        const counts: Partial<Record<EvidencePiece['kind'], number>> = {};
        for (const { kind } of evidence.get(number) ?? []) counts[kind] = (counts[kind] ?? 0) + 1;
        return counts;
      },
      evidenceBody: async (_network, number, id) => evidence.get(number)?.find((piece) => piece.id === id)?.body ?? null,
      addEvidence: async (_network, number, pieces) => addEvidence(number, pieces),
    },
  };
}
