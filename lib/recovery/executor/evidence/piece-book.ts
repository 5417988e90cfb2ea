import { createHash } from 'node:crypto';
import type { Hash } from '@/lib/consensus/types';
import type { NewSavedPiece, SavedPiece } from '@/lib/storage/recovery-store';
import type { EvidenceProgress } from '../../run-types';
import type { Given } from './save-block';
import type { AskedNode, PieceShelf } from './types';

/** The block a piece is about; null = about its node. */
type About = { readonly height: number; readonly hash: Hash } | null;
type Give = (node: AskedNode) => Promise<Given>;
type Kind = NewSavedPiece['kind'];
/** `id` null = put there by this very book. */
type Known = Omit<SavedPiece, 'id' | 'bytes'> & { readonly id: number | null };

/** What a book needs: where pieces lie, the time, and who hears of progress. */
type Book = { readonly shelf: PieceShelf; readonly now: () => number; readonly onProgress: (progress: EvidenceProgress) => void };

export type PieceBook = {
  readonly want: (count: number) => void;
  /** Id of a piece that lay on the shelf before; null = none. */
  readonly idOf: (kind: Kind, hash: Hash) => number | null;
  /** Counts as saved: there is nothing of it. */
  readonly nothingToKeep: () => void;
  readonly missing: (node: string, kind: Kind, about: About, why: string, isNeeded: boolean) => Promise<void>;
  /** From the first of these nodes that can give it, unless it lies there. */
  readonly keep: (kind: Kind, about: About, holders: readonly AskedNode[], give: Give, isNeeded: boolean) => Promise<void>;
  /** From each of the first, from the others only when none of them can; counts as one. */
  readonly keepSome: (kind: Kind, about: About, first: readonly AskedNode[], others: readonly AskedNode[], give: Give) => Promise<void>;
  readonly close: () => EvidenceProgress;
};

/** Counts what is wanted, saved and missing, and puts pieces on the shelf; begins with what lies there. Rejects with a StoreError. */
export async function openBook({ shelf, now, onProgress }: Book): Promise<PieceBook> {
  const pieces: Known[] = [...(await shelf.saved())];
  const told: string[] = [];
  let [wanted, saved, isComplete] = [0, 0, true];
  // What is told on the way never looks like the end: whoever hears it decides by the counts.
  const tell = (): void => onProgress({ wanted: Math.max(wanted, saved + told.length + 1), saved, missing: [...told], isComplete: false });
  const count = (): void => {
    saved += 1;
    tell();
  };
  const find = (kind: Kind, hash: Hash | null, node?: string): Known | undefined =>
    pieces.find((one) => one.kind === kind && one.hash === hash && (node === undefined || one.node === node));

  async function add(kind: Kind, node: string, about: About, what: unknown): Promise<void> {
    const piece = { at: now(), kind, node, height: about?.height ?? null, hash: about?.hash ?? null };
    const body = JSON.stringify(what);
    const sha256 = createHash('sha256').update(body).digest('hex');
    const isThere = pieces.some((one) => one.sha256 === sha256 && one.kind === kind && one.node === node && one.hash === piece.hash);
    if (isThere) return;
    await shelf.add([{ ...piece, body }]);
    pieces.push({ ...piece, sha256, id: null });
  }

  /** null = it lies on the shelf; else why none of them could. */
  async function keepFirst(kind: Kind, about: About, holders: readonly AskedNode[], give: Give): Promise<readonly string[] | null> {
    const whys: string[] = [];
    for (const holder of holders) {
      const given = await give(holder);
      if (given.ok) {
        await add(kind, holder.name, about, given.body);
        return null;
      }
      whys.push(`${holder.name}: ${given.why}`);
    }
    return whys;
  }

  const missing: PieceBook['missing'] = async (node, kind, about, why, isNeeded) => {
    await add('missing', node, about, { missing: kind, why });
    told.push(`${kind} of ${about === null ? node : `block ${about.height} ${about.hash}`}: ${why}`);
    if (isNeeded) isComplete = false;
    tell();
  };

  return {
    want: (more) => {
      wanted += more;
      tell();
    },
    idOf: (kind, hash) => find(kind, hash)?.id ?? null,
    nothingToKeep: count,
    missing,
    keep: async (kind, about, holders, give, isNeeded) => {
      // Of a node alone its name is the key, of a block its hash: any holder's will do.
      const isKept = find(kind, about?.hash ?? null, about === null ? holders[0]?.name : undefined) !== undefined;
      const whys = isKept ? null : await keepFirst(kind, about, holders, give);
      if (whys === null) count();
      else await missing(holders[0]?.name ?? '', kind, about, whys.join('; ') || 'no node can be asked', isNeeded);
    },
    keepSome: async (kind, about, first, others, give) => {
      const whys: string[] = [];
      for (const holder of first) {
        if (find(kind, about?.hash ?? null, holder.name) !== undefined) continue;
        whys.push(...((await keepFirst(kind, about, [holder], give)) ?? []));
      }
      if (find(kind, about?.hash ?? null) === undefined) whys.push(...((await keepFirst(kind, about, others, give)) ?? []));
      if (find(kind, about?.hash ?? null) !== undefined) count();
      else await missing(first[0]?.name ?? '', kind, about, whys.join('; '), true);
    },
    close: () => {
      const done = { wanted: saved + told.length, saved, missing: [...told], isComplete };
      onProgress(done);
      return done;
    },
  };
}
