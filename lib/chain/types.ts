import type { Address, Hash } from '@/lib/consensus/types';

/** A configured node's name: one URL, not yet an identity. */
export type NodeId = string;

export type HeadRef = { readonly height: number; readonly hash: Hash };

/** What one node said of one block. */
export type BlockRef = HeadRef & { readonly parentHash: Hash };

/** A node's current word that `hash` is at `height`. Times in ms of the server's clock. */
export type Claim = {
  readonly node: NodeId;
  readonly height: number;
  readonly hash: Hash;
  /** null while only the head's hash was told. */
  readonly parentHash: Hash | null;
  /** First said. */
  readonly at: number;
  /** How many answers said it; 0 = loaded from the store and not yet heard again. */
  readonly reads: number;
};

/** A claim that no longer holds: history, never evidence. */
export type Lapse = { readonly node: NodeId; readonly height: number; readonly hash: Hash; readonly at: number; readonly lapsedAt: number };

/** One thing to ask: which block does this node have at this height. */
export type Question = { readonly node: NodeId; readonly height: number };

/** A node of the chain in question with the address it proved; null = not known. Nodes of another chain never get here. */
export type ChainNode = { readonly id: NodeId; readonly address: Address | null };
