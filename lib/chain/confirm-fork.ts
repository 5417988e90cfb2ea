import type { Hash } from '@/lib/consensus/types';
import type { NodeId, Question } from './types';

/** A height where current claims name more than one hash. */
export type Dispute = {
  readonly height: number;
  readonly holders: readonly { readonly node: NodeId; readonly hash: Hash; readonly reads: number }[];
};

type Doubt = {
  /** Readings each holder had given when its hash first disagreed. */
  readonly noted: ReadonlyMap<Hash, ReadonlyMap<NodeId, number>>;
  readonly believed: ReadonlySet<Hash>;
};

/** Carried from one look to the next; starts as an empty map. */
export type Doubts = ReadonlyMap<number, Doubt>;

export type Confirmation = {
  readonly doubts: Doubts;
  /** To be asked again in this same tick. */
  readonly ask: readonly Question[];
  /** Hashes believed at each disputed height; a height is forked when it has two or more. */
  readonly believed: ReadonlyMap<number, ReadonlySet<Hash>>;
};

/**
 * Believes a second hash only when it was read once more after the first sight, on both sides, so that a poll racing a reorg shows no fork.
 * Above a believed fork a branch needs no second reading: its holders were already told apart. Call after every batch of answers.
 */
export function confirmForks(previous: Doubts, disputes: readonly Dispute[]): Confirmation {
  const doubts = new Map<number, Doubt>();
  const believed = new Map<number, ReadonlySet<Hash>>();
  const ask: Question[] = [];
  let below: ReadonlyMap<NodeId, Hash> | null = null;
  for (const dispute of [...disputes].sort((a, b) => a.height - b.height)) {
    const doubt = judge(previous.get(dispute.height), dispute, below);
    doubts.set(dispute.height, doubt);
    believed.set(dispute.height, doubt.believed);
    for (const { node, hash } of dispute.holders) if (!doubt.believed.has(hash)) ask.push({ node, height: dispute.height });
    if (doubt.believed.size > 1) {
      below = new Map(dispute.holders.filter(({ hash }) => doubt.believed.has(hash)).map(({ node, hash }) => [node, hash]));
    }
  }
  return { doubts, ask, believed };
}

function judge(before: Doubt | undefined, dispute: Dispute, below: ReadonlyMap<NodeId, Hash> | null): Doubt {
  const noted = new Map(before?.noted);
  const believed = new Set<Hash>();
  for (const [hash, holders] of byHash(dispute)) {
    const first = noted.get(hash);
    if (!first) noted.set(hash, new Map(holders.map(({ node, reads }) => [node, reads])));
    const readAgain = first && holders.some(({ node, reads }) => reads > (first.get(node) ?? 0));
    if (before?.believed.has(hash) || readAgain || aloneOnItsBranch(hash, dispute, below)) believed.add(hash);
  }
  return { noted, believed };
}

function byHash(dispute: Dispute): Map<Hash, Dispute['holders'][number][]> {
  const groups = new Map<Hash, Dispute['holders'][number][]>();
  for (const holder of dispute.holders) {
    const group = groups.get(holder.hash);
    if (group) group.push(holder);
    else groups.set(holder.hash, [holder]);
  }
  return groups;
}

/** Whether all who hold the hash are on one believed branch below, and nobody else on that branch holds another one here. */
function aloneOnItsBranch(hash: Hash, dispute: Dispute, below: ReadonlyMap<NodeId, Hash> | null): boolean {
  if (!below) return false;
  const branches = new Set(dispute.holders.filter((holder) => holder.hash === hash).map(({ node }) => below.get(node)));
  const [branch] = branches;
  if (branches.size !== 1 || branch === undefined) return false;
  return dispute.holders.every((holder) => holder.hash === hash || below.get(holder.node) !== branch);
}
