import type { NodeClient } from '@/lib/rpc/types';
import type { NewSavedPiece, SavedPiece } from '@/lib/storage/recovery-store';

/** A node to be asked: a connection of the executor's own, with time for long answers. */
export type AskedNode = { readonly name: string; readonly client: NodeClient };

/** Where pieces of one plan lie. Both reject with a StoreError. */
export type PieceShelf = {
  readonly saved: () => Promise<readonly SavedPiece[]>;
  readonly body: (piece: number) => Promise<string | null>;
  readonly add: (pieces: readonly NewSavedPiece[]) => Promise<void>;
};

/** One call with what came of it: what the body of every piece is made of. */
export type AskedCall = { readonly method: string; readonly params: readonly unknown[] } & (
  | { readonly answer: unknown }
  | { readonly failure: string }
);
