import type { BlockPicture } from '@/lib/chain/picture';
import type { SetLedger } from '@/lib/chain/set-ledger';
import { readHeader } from '@/lib/consensus/read-header';
import type { SealRecoverer } from '@/lib/consensus/recover-seal';
import { sha256Text } from '@/lib/consensus/sha256-text';
import type { Address, Block, Hash, Header } from '@/lib/consensus/types';
import { type BookRules, type Copy, drawBlock, type Entry } from './draw-block';
import { type SharedSeals, shareReading } from './share-reading';

/** So many blocks of one height may rest on one node's word alone; then its oldest goes. */
const MAX_ALONE = 8;

/** What a node's copy of a header turned out to be: `false-hash` = the reported hash is not the hash of what was sent. */
export type CopyVerdict = { readonly state: 'good' } | { readonly state: 'false-hash'; readonly detail: string };

/**
 * The blocks of one network by hash, each header read once per distinct copy (nodes store seal sets of their own for one hash).
 * A copy whose hash is false never enters: it proves nothing but that its node must not be believed.
 */
export class BlockBook {
  readonly #entries = new Map<Hash, Entry>();
  readonly #recover: SealRecoverer;
  readonly #ledger: SetLedger;
  /** Hashes new or changed since the last `takeChanged`. */
  readonly #changed = new Set<Hash>();
  /** Which blocks a node was the first to tell, by node and height. */
  readonly #alone = new Map<string, { readonly height: number; hashes: Hash[] }>();
  #rules: BookRules = { settingsAt: () => null, family: 'goquorum' };

  constructor(recover: SealRecoverer, ledger: SetLedger) {
    this.#recover = recover;
    this.#ledger = ledger;
  }

  /** Settings and proposer rule in force; pictures are made anew from here on. */
  configure(rules: BookRules): void {
    this.#rules = rules;
    this.refresh();
  }

  /** Sets may have become known: verdicts are made anew on demand. */
  refresh(): void {
    for (const [hash, entry] of this.#entries) {
      if (entry.picture?.verification.state !== 'unverifiable' && entry.picture?.proposer !== 'unknown') continue;
      entry.picture = null;
      this.#changed.add(hash);
    }
  }

  /** Hears one node's copy of a block. `live` = it came as a new head while being watched. */
  hear(node: string, block: Block, at: number, live: boolean): CopyVerdict {
    const { header } = block;
    const entry = this.#entries.get(header.hash);
    const extra = sha256Text(header.extraData);
    if (entry) {
      const same = sameBut(entry.header, header);
      const known = same ? entry.copies.find((copy) => copy.extra === extra) : undefined;
      if (known) {
        moveTo(entry, known, node);
        return { state: 'good' };
      }
    }
    const reading = readHeader(header, this.#recover);
    if (reading.ok && reading.facts.hash !== header.hash)
      return { state: 'false-hash', detail: `reported ${header.hash}, recomputed ${reading.facts.hash}` };
    if (entry) {
      const first = entry.copies.find((copy) => copy.reading.ok)?.reading ?? null;
      const copy: Copy = { extra, reading: shareReading(reading, first, entry.seals), nodes: new Set([node]) };
      entry.copies.push(copy);
      moveTo(entry, copy, node);
      entry.picture = null;
    } else {
      this.#makeRoom(node, header);
      const seals: SharedSeals = new Map();
      this.#entries.set(header.hash, {
        header,
        copies: [{ extra, reading: shareReading(reading, null, seals), nodes: new Set([node]) }],
        seals,
        kept: [],
        txCount: block.transactions.length,
        firstSeenAt: at,
        seenLive: live,
        picture: null,
      });
      this.#ledger.link(header, reading.ok ? reading.facts : null);
      this.#redrawChildren(header.hash);
    }
    this.#changed.add(header.hash);
    return { state: 'good' };
  }

  /** Whose turn a block was depends on its parent's author, which is often heard after it. */
  #redrawChildren(parent: Hash): void {
    for (const [hash, entry] of this.#entries) {
      if (entry.header.parentHash !== parent || entry.picture?.proposer !== 'unknown') continue;
      entry.picture = null;
      this.#changed.add(hash);
    }
  }

  /** Takes a block up as it was kept, with the nodes that held it; nothing of it is news. */
  restore(header: Header, kept: Pick<BlockPicture, 'txCount' | 'firstSeenAt' | 'seenLive' | 'committers'>, nodes: readonly string[]): void {
    if (this.#entries.has(header.hash)) return;
    const reading = readHeader(header, this.#recover);
    if (!reading.ok || reading.facts.hash !== header.hash) return;
    const { txCount, firstSeenAt, seenLive, committers } = kept;
    const seals: SharedSeals = new Map();
    const copy: Copy = { extra: sha256Text(header.extraData), reading: shareReading(reading, null, seals), nodes: new Set(nodes) };
    this.#entries.set(header.hash, { header, copies: [copy], seals, kept: committers, txCount, firstSeenAt, seenLive, picture: null });
    this.#ledger.link(header, reading.facts);
  }

  /** Takes a block up as it was once judged, which stands: for a picture of the past. */
  recall(picture: BlockPicture): void {
    const { header, txCount, firstSeenAt, seenLive } = picture;
    const seals: SharedSeals = new Map();
    this.#entries.set(header.hash, { header, copies: [], seals, kept: picture.committers, txCount, firstSeenAt, seenLive, picture });
  }

  has(hash: Hash): boolean {
    return this.#entries.has(hash);
  }

  header(hash: Hash): Header | null {
    return this.#entries.get(hash)?.header ?? null;
  }

  picture(hash: Hash): BlockPicture | null {
    const entry = this.#entries.get(hash);
    if (!entry) return null;
    entry.picture ??= drawBlock(entry, { rules: this.#rules, ledger: this.#ledger, authorOf: (of) => this.#author(of) });
    return entry.picture;
  }

  /** Hashes whose facts are new or better since the last call. */
  takeChanged(): readonly Hash[] {
    const hashes = [...this.#changed];
    this.#changed.clear();
    return hashes;
  }

  /** Drops blocks below `height`. */
  forget(height: number): void {
    for (const [hash, entry] of this.#entries) if (entry.header.height < height) this.#entries.delete(hash);
    for (const [key, alone] of this.#alone) if (alone.height < height) this.#alone.delete(key);
  }

  /** Drops one block: it was never one of the chain. */
  drop(hash: Hash): void {
    this.#entries.delete(hash);
    this.#ledger.drop(hash);
    this.#changed.delete(hash);
  }

  /** A node that invents ever new blocks pushes out only its own. */
  #makeRoom(node: string, { height, hash }: Header): void {
    const key = `${node} ${height}`;
    const alone = this.#alone.get(key) ?? { height, hashes: [] };
    alone.hashes = alone.hashes.filter((one) => this.#entries.has(one));
    alone.hashes.push(hash);
    this.#alone.set(key, alone);
    if (alone.hashes.length <= MAX_ALONE) return;
    const oldest = alone.hashes.shift();
    if (!oldest) return;
    const isAlone = this.#entries.get(oldest)?.copies.every(({ nodes }) => [...nodes].every((one) => one === node));
    if (isAlone) this.drop(oldest);
  }

  /** Author of a known block; undefined = not known. */
  #author(hash: Hash): Address | undefined {
    const reading = this.#entries.get(hash)?.copies.find((copy) => copy.reading.ok)?.reading;
    return reading?.ok ? (reading.facts.author ?? undefined) : undefined;
  }
}

function sameBut(a: Header, b: Header): boolean {
  for (const key of Object.keys(a) as (keyof Header)[]) if (key !== 'extraData' && a[key] !== b[key]) return false;
  return Object.keys(a).length === Object.keys(b).length;
}

/** A node has one copy of a block; copies nobody has any more go once there are more of them than tellers. */
function moveTo(entry: Entry, copy: Copy, node: string): void {
  for (const other of entry.copies) if (other !== copy && other.nodes.delete(node)) entry.picture = null;
  copy.nodes.add(node);
  if (entry.copies.length <= MAX_ALONE) return;
  const held = entry.copies.filter(({ nodes }) => nodes.size > 0);
  if (held.length === entry.copies.length) return;
  entry.copies = held;
  // Seals that no copy has any more go with theirs: a node that tells ever new ones must not fill the memory.
  entry.seals = new Map();
  for (const { reading } of held) shareReading(reading, null, entry.seals);
}
