import { followVotes } from '@/lib/consensus/follow-votes';
import type { Address, Hash, Header, HeaderFacts, ValidatorSnapshot } from '@/lib/consensus/types';

/** A validator set and where it comes from: a node's answer, or votes followed from one. */
export type KnownSet = { readonly validators: readonly Address[]; readonly source: 'node' | 'followed' };

/** A set as a node gave it. `copiedFrom`: the client copies it out of that block's header, so it is no proof for that block itself. */
export type GivenSet = { readonly validators: readonly Address[]; readonly snapshot?: ValidatorSnapshot; readonly copiedFrom?: Hash };

const MAX_GIVEN = 4096;
/** Snapshots are told every few seconds: one further below tells nothing of now. */
const MAX_FOLLOWED = 1000;

type Link = { readonly header: Header; readonly facts: HeaderFacts | null };
type Entry = { readonly set: KnownSet; readonly snapshot: ValidatorSnapshot | null; readonly copiedFrom: Hash | null };

/**
 * Validator sets after each block, keyed by block hash. A set is known when a node gave it, or when it follows from a known one:
 * forward through the votes in headers, backward over headers without a vote (only votes change a set).
 * Never from the list inside the header that is to be checked. Source: quorum backend/snapshot.go apply.
 */
export class SetLedger {
  readonly #links = new Map<Hash, Link>();
  readonly #children = new Map<Hash, Hash[]>();
  readonly #given = new Map<Hash, Entry>();
  readonly #derived = new Map<Hash, Entry>();
  #epochLength = 30_000;
  #contractMode = false;

  /** Settings that decide how sets may be followed; in contract mode only what nodes gave counts. */
  configure(settings: { readonly epochLength: number; readonly contractMode: boolean }): void {
    if (settings.epochLength === this.#epochLength && settings.contractMode === this.#contractMode) return;
    this.#epochLength = settings.epochLength;
    this.#contractMode = settings.contractMode;
    this.#derived.clear();
  }

  /** Makes a block known as a link of the chain; facts null = its extra-data can't be read. */
  link(header: Header, facts: HeaderFacts | null): void {
    if (this.#links.has(header.hash)) return;
    this.#links.set(header.hash, { header, facts });
    const siblings = this.#children.get(header.parentHash);
    if (siblings) siblings.push(header.hash);
    else this.#children.set(header.parentHash, [header.hash]);
  }

  /** The set after block `hash` as a node gave it. True when it says something new. */
  give(hash: Hash, given: GivenSet): boolean {
    const before = this.#given.get(hash);
    const isBetter = !before || (given.snapshot && !before.snapshot) || (before.copiedFrom !== null && !given.copiedFrom);
    if (!isBetter) return false;
    // A node may give sets for blocks that nobody ever shows.
    const [oldest] = this.#given.keys();
    if (oldest !== undefined && this.#given.size >= MAX_GIVEN) this.#given.delete(oldest);
    this.#given.set(hash, {
      set: { validators: given.validators, source: 'node' },
      snapshot: given.snapshot ?? null,
      copiedFrom: given.copiedFrom ?? null,
    });
    this.#derived.clear();
    return true;
  }

  /** The set after block `hash`, i.e. who may seal its child; `checking` = the child it is to be held against. null = not known. */
  after(hash: Hash, checking: Hash | null = null): KnownSet | null {
    const known = this.#given.get(hash) ?? this.#derived.get(hash);
    if (known && (checking === null || known.copiedFrom !== checking)) return known.set;
    if (this.#contractMode) return null;
    return (this.#fromBelow(hash, checking) ?? this.#fromAbove(hash, checking))?.set ?? null;
  }

  /** Set and open votes after block `hash`, from the nearest snapshot below it; null = no snapshot leads there. */
  snapshotAfter(hash: Hash): ValidatorSnapshot | null {
    const path: Link[] = [];
    let at = hash;
    let snapshot = this.#snapshotAt(at);
    while (!snapshot) {
      const link = this.#links.get(at);
      if (!link || path.length > MAX_FOLLOWED) return null;
      path.push(link);
      at = link.header.parentHash;
      snapshot = this.#snapshotAt(at);
    }
    let followed: ValidatorSnapshot = snapshot;
    for (const { header, facts } of path.reverse()) {
      const next = facts && followVotes(followed, header, facts, this.#epochLength);
      if (!next || 'unknown' in next) return null;
      followed = next;
    }
    return followed;
  }

  #snapshotAt(hash: Hash): ValidatorSnapshot | null {
    return this.#given.get(hash)?.snapshot ?? this.#derived.get(hash)?.snapshot ?? null;
  }

  /** Drops one block and what was derived over it. */
  drop(hash: Hash): void {
    const link = this.#links.get(hash);
    if (!link) return;
    this.#links.delete(hash);
    this.#given.delete(hash);
    const { parentHash } = link.header;
    const siblings = (this.#children.get(parentHash) ?? []).filter((child) => child !== hash);
    if (siblings.length > 0) this.#children.set(parentHash, siblings);
    else this.#children.delete(parentHash);
    this.#derived.clear();
  }

  /** Drops everything at heights below `height`. */
  forget(height: number): void {
    for (const [hash, link] of this.#links) {
      if (link.header.height >= height) continue;
      this.#links.delete(hash);
      this.#given.delete(hash);
      this.#derived.delete(hash);
      this.#children.delete(link.header.parentHash);
    }
  }

  #known(hash: Hash, checking: Hash | null): Entry | null {
    for (const entry of [this.#given.get(hash), this.#derived.get(hash)])
      if (entry && (checking === null || entry.copiedFrom !== checking)) return entry;
    return null;
  }

  #fromBelow(hash: Hash, checking: Hash | null): Entry | null {
    const path: Link[] = [];
    let at = hash;
    let known = this.#known(at, checking);
    while (!known) {
      const link = this.#links.get(at);
      if (!link) return null;
      path.push(link);
      at = link.header.parentHash;
      known = this.#known(at, checking);
    }
    for (const link of path.reverse()) {
      const next = this.#step(known, link);
      if (!next) return null;
      if (!this.#derived.has(link.header.hash)) this.#derived.set(link.header.hash, next);
      known = next;
    }
    return known;
  }

  #step(from: Entry, { header, facts }: Link): Entry | null {
    if (!facts) return null;
    const { copiedFrom } = from;
    if (from.snapshot) {
      const next = followVotes(from.snapshot, header, facts, this.#epochLength);
      return 'unknown' in next ? null : { set: { validators: next.validators, source: 'followed' }, snapshot: next, copiedFrom };
    }
    // The open votes are not known, so a vote may or may not change the set.
    return keepsSet(facts, from.set.validators)
      ? { set: { validators: from.set.validators, source: 'followed' }, snapshot: null, copiedFrom }
      : null;
  }

  #fromAbove(hash: Hash, checking: Hash | null): Entry | null {
    let layer = [hash];
    const seen = new Set<Hash>(layer);
    while (layer.length > 0) {
      const next: Hash[] = [];
      for (const child of layer.flatMap((at) => this.#children.get(at) ?? [])) {
        const facts = this.#links.get(child)?.facts;
        if (!facts || facts.vote || seen.has(child)) continue;
        seen.add(child);
        next.push(child);
        const known = this.#known(child, checking);
        if (!known || !keepsSet(facts, known.set.validators)) continue;
        const entry: Entry = {
          set: { validators: known.set.validators, source: 'followed' },
          snapshot: null,
          copiedFrom: known.copiedFrom,
        };
        if (!this.#derived.has(hash)) this.#derived.set(hash, entry);
        return entry;
      }
      layer = next;
    }
    return null;
  }
}

/** A header without a vote leaves the set as it is. Where its list differs from that set, a contract, the chain config or a lie is at work. */
function keepsSet({ vote, listed }: HeaderFacts, validators: readonly Address[]): boolean {
  return vote === null && listed.length === validators.length && listed.every((address) => validators.includes(address));
}
