import type { EvidenceWrite } from '@/lib/storage/incident-store';

/** Newest pieces of one incident that are held while the store can't be written. */
const HELD_PIECES = 500;

/**
 * Evidence that waits to be kept, bounded: what the first turn took and every proof stay, for they can't be taken again once a chain was
 * rewound; of the rest the newest.
 */
export function holdEvidence(pieces: readonly EvidenceWrite[]): readonly EvidenceWrite[] {
  if (pieces.length <= HELD_PIECES) return pieces;
  const first = pieces[0]?.at;
  const proofs = new Set<string>();
  const stays = pieces.map(({ at, kind, sha256 }) => {
    if (kind !== 'proof') return at === first;
    const isNew = !proofs.has(sha256);
    proofs.add(sha256);
    return isNew;
  });
  let spare = Math.max(0, pieces.length - stays.filter(Boolean).length - HELD_PIECES);
  return pieces.filter((_piece, index) => stays[index] || spare-- <= 0);
}
