import type { EvidencePiece } from '@/lib/incidents/types';
import type { EvidenceWrite } from '@/lib/storage/incident-store';

/** With more known pieces than this an incident gets only what is said of it and proofs. */
const MOST_KNOWN = 5_000;

type Of = { readonly last: Map<string, string>; count: number };
type Named = Pick<EvidencePiece, 'kind' | 'node' | 'height' | 'hash' | 'sha256'>;

/** Tells what of an incident's evidence is new: a piece whose body is that of the last of its kind, node and block says nothing more. */
export class NewPieces {
  readonly #of = new Map<number, Of>();

  /** Takes up what is kept of an incident, oldest first. */
  restore(incident: number, pieces: readonly Named[]): void {
    for (const piece of pieces) this.#take(incident, piece);
  }

  /** Those that are new, and have room. */
  of(incident: number, pieces: readonly EvidenceWrite[]): readonly EvidenceWrite[] {
    return pieces.filter((piece) => {
      const isFull = (this.#of.get(incident)?.count ?? 0) >= MOST_KNOWN;
      if (isFull && piece.kind !== 'diagnosis' && piece.kind !== 'proof') return false;
      return this.#take(incident, piece);
    });
  }

  /** The next piece of each kind counts as new again. */
  forgetSame(incident: number): void {
    this.#of.get(incident)?.last.clear();
  }

  forget(incident: number): void {
    this.#of.delete(incident);
  }

  #take(incident: number, { kind, node, height, hash, sha256 }: Named): boolean {
    const of = this.#of.get(incident) ?? { last: new Map(), count: 0 };
    this.#of.set(incident, of);
    // Several proofs may be of one height.
    const name = JSON.stringify([kind, node, height, hash, kind === 'proof' ? sha256 : null]);
    if (of.last.get(name) === sha256) return false;
    of.last.set(name, sha256);
    of.count += 1;
    return true;
  }
}
