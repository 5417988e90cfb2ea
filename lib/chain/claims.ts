import type { Hash } from '@/lib/consensus/types';
import type { BlockRef, Claim, HeadRef, Lapse, NodeId, Question } from './types';

/** One node's answer. `head` null = it did not say (re-reads by number, or nothing came back); `absent` = heights it answered null for. */
export type Answer = {
  readonly node: NodeId;
  readonly at: number;
  readonly head: HeadRef | null;
  readonly blocks: readonly BlockRef[];
  readonly absent?: readonly number[];
};

/** What an answer changed, and the heights of this node that became doubtful and must be asked again. */
export type Heard = { readonly fresh: readonly Claim[]; readonly lapsed: readonly Lapse[]; readonly ask: readonly Question[] };

type Entry = { -readonly [K in keyof Claim]: Claim[K] };
type NodeClaims = { head: HeadRef | null; top: number; readonly byHeight: Map<number, Entry> };
type HeightClaims = { readonly byNode: Map<NodeId, Entry>; readonly counts: Map<Hash, number> };
type Changes = { readonly fresh: Map<number, Claim>; readonly lapsed: Lapse[]; readonly ask: Set<number> };

const NOBODY: ReadonlyMap<NodeId, Claim> = new Map();
const NO_HASH: ReadonlyMap<Hash, number> = new Map();

/**
 * Who claims what at which height, now and before. A claim lapses when its node's head falls below it, when the node answers another hash
 * (or none) there, or when a block above or below it contradicts it. Not being reachable lapses nothing. One per network, nodes of one chain only.
 */
export class Claims {
  readonly #nodes = new Map<NodeId, NodeClaims>();
  readonly #heights = new Map<number, HeightClaims>();
  readonly #disputed = new Set<number>();
  readonly #history = new Map<string, Lapse>();
  readonly #historyAt = new Map<number, Map<string, Lapse>>();
  readonly #maxPerNode: number;
  readonly #maxHistory: number;

  /** The limits hold against nodes that answer endless invented heights or hashes: the oldest goes first. */
  constructor(limits: { readonly perNode?: number; readonly history?: number } = {}) {
    this.#maxPerNode = limits.perNode ?? 4096;
    this.#maxHistory = limits.history ?? 20_000;
  }

  /** Takes one answer in. In a batch, what stands after `latest` was read later and therefore wins. */
  hear(answer: Answer): Heard {
    const { node, at, head } = answer;
    const of = this.#of(node);
    const changes: Changes = { fresh: new Map(), lapsed: [], ask: new Set() };
    if (head) {
      if (head.height < of.top) this.#lapseAbove(of, head.height, at, changes);
      of.head = head;
    }
    const said = new Map<number, { hash: Hash; parentHash: Hash | null }>();
    if (head) said.set(head.height, { hash: head.hash, parentHash: null });
    for (const block of answer.blocks) said.set(block.height, block);
    for (const height of answer.absent ?? []) {
      said.delete(height);
      const gone = of.byHeight.get(height);
      if (gone) this.#lapse(of, gone, at, changes);
      if (of.head?.height === height) of.head = null;
    }
    for (const height of [...said.keys()].sort((a, b) => a - b)) {
      const { hash, parentHash } = said.get(height) as { hash: Hash; parentHash: Hash | null };
      this.#put(of, { node, height, hash, parentHash, at }, changes);
      if (of.head && height >= of.head.height) of.head = { height, hash };
    }
    this.#trim(of);
    const ask = [...changes.ask].filter((height) => !of.byHeight.has(height) && (of.head === null || height <= of.head.height));
    return { fresh: [...changes.fresh.values()], lapsed: changes.lapsed, ask: ask.map((height) => ({ node, height })) };
  }

  /** Loads current claims kept by the store; they count as said but not yet heard again. */
  restore(rows: readonly { readonly node: NodeId; readonly height: number; readonly hash: Hash; readonly at: number }[]): void {
    for (const row of rows) {
      const of = this.#of(row.node);
      if (!of.byHeight.has(row.height)) this.#add(of, { ...row, parentHash: null, reads: 0 });
    }
  }

  /** Loads claims that had lapsed, oldest lapse first. */
  restoreLapsed(lapses: readonly Lapse[]): void {
    for (const lapse of lapses) this.#remember(`${lapse.height} ${lapse.node} ${lapse.hash}`, lapse);
  }

  /** The hash the node claims at the height, null when it claims none. */
  hashOf(node: NodeId, height: number): Hash | null {
    return this.#nodes.get(node)?.byHeight.get(height)?.hash ?? null;
  }

  /** Everybody's current claim at the height. */
  holders(height: number): ReadonlyMap<NodeId, Claim> {
    return this.#heights.get(height)?.byNode ?? NOBODY;
  }

  /** How many nodes claim each hash at the height. */
  support(height: number): ReadonlyMap<Hash, number> {
    return this.#heights.get(height)?.counts ?? NO_HASH;
  }

  /** The node's last known head; null = not known. */
  headOf(node: NodeId): HeadRef | null {
    return this.#nodes.get(node)?.head ?? null;
  }

  /** Heights at which current claims name more than one hash, ascending. */
  disputed(): readonly number[] {
    return [...this.#disputed].sort((a, b) => a - b);
  }

  /** Lapsed claims at the height, oldest first. */
  history(height: number): readonly Lapse[] {
    return [...(this.#historyAt.get(height)?.values() ?? [])];
  }

  /** Takes a node out (it turned out to be of another chain, or another identity). */
  remove(node: NodeId, at: number): readonly Lapse[] {
    const of = this.#nodes.get(node);
    if (!of) return [];
    const changes: Changes = { fresh: new Map(), lapsed: [], ask: new Set() };
    this.#lapseAbove(of, -1, at, changes);
    this.#nodes.delete(node);
    return changes.lapsed;
  }

  /** Drops claims and history below the height; a node far behind keeps the claim at its head. */
  forget(below: number): void {
    for (const [height, { byNode }] of this.#heights) {
      // What is disputed is a fork that lasts: forgetting one side would show it as gone.
      if (height >= below || this.#disputed.has(height)) continue;
      for (const claim of [...byNode.values()]) {
        const of = this.#of(claim.node);
        if (of.head?.height !== height) this.#take(of, claim);
      }
    }
    for (const [key, lapse] of this.#history) if (lapse.height < below) this.#unremember(key, lapse.height);
  }

  #of(node: NodeId): NodeClaims {
    let of = this.#nodes.get(node);
    if (!of) {
      of = { head: null, top: -1, byHeight: new Map() };
      this.#nodes.set(node, of);
    }
    return of;
  }

  #put(of: NodeClaims, said: Omit<Claim, 'reads'>, changes: Changes): void {
    const before = of.byHeight.get(said.height);
    if (before && before.hash === said.hash) {
      before.reads += 1;
      before.parentHash = said.parentHash ?? before.parentHash;
    } else {
      if (before) this.#lapse(of, before, said.at, changes);
      changes.fresh.set(said.height, this.#add(of, { ...said, reads: 1 }));
      this.#doubtAbove(of, said, changes);
    }
    const lower = of.byHeight.get(said.height - 1);
    if (said.parentHash && lower && lower.hash !== said.parentHash) {
      this.#lapse(of, lower, said.at, changes);
      changes.ask.add(lower.height);
    }
  }

  /** A changed block takes the node's own claims that were built on another one with it. */
  #doubtAbove(of: NodeClaims, changed: { readonly height: number; readonly hash: Hash; readonly at: number }, changes: Changes): void {
    let parent: Hash | null = changed.hash;
    for (let height = changed.height + 1; ; height++) {
      const upper = of.byHeight.get(height);
      if (!upper?.parentHash || upper.parentHash === parent) return;
      parent = null;
      this.#lapse(of, upper, changed.at, changes);
      changes.ask.add(height);
    }
  }

  #lapseAbove(of: NodeClaims, height: number, at: number, changes: Changes): void {
    for (const claim of [...of.byHeight.values()]) if (claim.height > height) this.#lapse(of, claim, at, changes);
    of.top = height;
  }

  #lapse(of: NodeClaims, claim: Entry, lapsedAt: number, changes: Changes): void {
    this.#take(of, claim);
    if (changes.fresh.get(claim.height)?.hash === claim.hash) changes.fresh.delete(claim.height);
    const { node, height, hash } = claim;
    const key = `${height} ${node} ${hash}`;
    changes.lapsed.push({ node, height, hash, at: claim.at, lapsedAt });
    this.#remember(key, { node, height, hash, at: this.#history.get(key)?.at ?? claim.at, lapsedAt });
  }

  #remember(key: string, lapse: Lapse): void {
    this.#unremember(key, lapse.height);
    this.#history.set(key, lapse);
    const at = this.#historyAt.get(lapse.height);
    if (at) at.set(key, lapse);
    else this.#historyAt.set(lapse.height, new Map([[key, lapse]]));
    const oldest = this.#history.entries().next().value;
    if (oldest && this.#history.size > this.#maxHistory) this.#unremember(oldest[0], oldest[1].height);
  }

  #unremember(key: string, height: number): void {
    this.#history.delete(key);
    const at = this.#historyAt.get(height);
    at?.delete(key);
    if (at?.size === 0) this.#historyAt.delete(height);
  }

  #add(of: NodeClaims, claim: Entry): Claim {
    of.byHeight.set(claim.height, claim);
    of.top = Math.max(of.top, claim.height);
    let at = this.#heights.get(claim.height);
    if (!at) {
      at = { byNode: new Map(), counts: new Map() };
      this.#heights.set(claim.height, at);
    }
    at.byNode.set(claim.node, claim);
    at.counts.set(claim.hash, (at.counts.get(claim.hash) ?? 0) + 1);
    if (at.counts.size > 1) this.#disputed.add(claim.height);
    return claim;
  }

  #take(of: NodeClaims, claim: Claim): void {
    of.byHeight.delete(claim.height);
    const at = this.#heights.get(claim.height);
    if (!at) return;
    at.byNode.delete(claim.node);
    const left = (at.counts.get(claim.hash) ?? 0) - 1;
    if (left > 0) at.counts.set(claim.hash, left);
    else at.counts.delete(claim.hash);
    if (at.counts.size < 2) this.#disputed.delete(claim.height);
    if (at.byNode.size === 0) this.#heights.delete(claim.height);
  }

  #trim(of: NodeClaims): void {
    for (const claim of of.byHeight.values()) {
      if (of.byHeight.size <= this.#maxPerNode) return;
      if (claim.height !== of.head?.height) this.#take(of, claim);
    }
  }
}
