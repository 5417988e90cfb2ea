import type { BlockCopy, BlockPicture } from '@/lib/chain/picture';
import type { SetLedger } from '@/lib/chain/set-ledger';
import { deriveIbftRound } from '@/lib/consensus/derive-ibft-round';
import { expectedProposer } from '@/lib/consensus/expected-proposer';
import type { ConsensusFamily } from '@/lib/consensus/family-rules';
import { quorumSize } from '@/lib/consensus/quorum';
import { readHeader } from '@/lib/consensus/read-header';
import type { SealRecoverer } from '@/lib/consensus/recover-seal';
import type { Address, BftSettings, Block, Hash, Header, HeaderReading, Verification } from '@/lib/consensus/types';
import { verifyHeader } from '@/lib/consensus/verify-header';

/** More turns than this tell nothing: every validator of any known network has had one. */
const MAX_TURNS = 1000;

type Copy = { readonly extraData: string; readonly reading: HeaderReading; readonly nodes: Set<string> };
type Entry = {
  readonly header: Header;
  readonly copies: Copy[];
  readonly txCount: number;
  readonly firstSeenAt: number;
  readonly seenLive: boolean;
  picture: BlockPicture | null;
};

/** What a node's copy of a header turned out to be: `false-hash` = the reported hash is not the hash of what was sent. */
export type CopyVerdict = { readonly state: 'good' } | { readonly state: 'false-hash'; readonly detail: string };

export type BookRules = { readonly settingsAt: (height: number) => BftSettings | null; readonly family: ConsensusFamily };

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
    if (entry) {
      const same = sameBut(entry.header, header);
      const known = same ? entry.copies.find((copy) => copy.extraData === header.extraData) : undefined;
      if (known) {
        known.nodes.add(node);
        return { state: 'good' };
      }
    }
    const reading = readHeader(header, this.#recover);
    if (reading.ok && reading.facts.hash !== header.hash)
      return { state: 'false-hash', detail: `reported ${header.hash}, recomputed ${reading.facts.hash}` };
    const copy: Copy = { extraData: header.extraData, reading, nodes: new Set([node]) };
    if (entry) {
      entry.copies.push(copy);
      entry.picture = null;
    } else {
      this.#entries.set(header.hash, {
        header,
        copies: [copy],
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

  has(hash: Hash): boolean {
    return this.#entries.has(hash);
  }

  header(hash: Hash): Header | null {
    return this.#entries.get(hash)?.header ?? null;
  }

  picture(hash: Hash): BlockPicture | null {
    const entry = this.#entries.get(hash);
    if (!entry) return null;
    entry.picture ??= this.#draw(entry);
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
  }

  /** Author of a known block; undefined = not known. */
  #author(hash: Hash): Address | undefined {
    const reading = this.#entries.get(hash)?.copies.find((copy) => copy.reading.ok)?.reading;
    return reading?.ok ? (reading.facts.author ?? undefined) : undefined;
  }

  #draw(entry: Entry): BlockPicture {
    const { header } = entry;
    const settings = this.#rules.settingsAt(header.height);
    const parentSet = header.height === 0 ? null : this.#ledger.after(header.parentHash, header.hash);
    const context = {
      parentValidators: parentSet?.validators ?? null,
      quorumRule: settings?.quorumRule ?? ('ceil(2N/3)' as const),
      contractMode: settings?.contractMode ?? false,
    };
    const verdicts = entry.copies.map((copy) => verifyHeader(header, copy.reading, context));
    const first = entry.copies.find((copy) => copy.reading.ok)?.reading;
    const facts = first?.ok ? first.facts : null;
    const lastAuthor = header.height === 1 ? null : this.#author(header.parentHash);
    const canExpect = parentSet !== null && facts !== null && settings !== null && lastAuthor !== undefined;
    const ask = (round: number) =>
      canExpect
        ? expectedProposer({
            validators: parentSet.validators,
            lastAuthor,
            round,
            policy: settings.policy,
            family: this.#rules.family,
            protocol: facts.format,
          })
        : null;
    const derived =
      facts?.format === 'ibft' && canExpect && facts.author
        ? deriveIbftRound(facts.author, {
            validators: parentSet.validators,
            lastAuthor,
            policy: settings.policy,
            family: this.#rules.family,
          })
        : null;
    const round = facts?.format === 'qbft' ? facts.round : derived;
    const expected = round === null ? null : ask(round);
    return {
      header,
      facts,
      copies: entry.copies.map(describeCopy),
      committers: committersOf(entry.copies),
      verification: worst(verdicts),
      author: facts?.author ?? null,
      round,
      roundSource: facts?.format === 'qbft' ? 'header' : derived === null ? 'unknown' : 'derived',
      expectedProposer: expected,
      proposer: judgeProposer(facts?.author ?? null, round, ask),
      parentValidators: parentSet?.validators ?? null,
      quorumSize: parentSet ? quorumSize(parentSet.validators.length, context.quorumRule) : null,
      txCount: entry.txCount,
      firstSeenAt: entry.firstSeenAt,
      seenLive: entry.seenLive,
    };
  }
}

function sameBut(a: Header, b: Header): boolean {
  for (const key of Object.keys(a) as (keyof Header)[]) if (key !== 'extraData' && a[key] !== b[key]) return false;
  return Object.keys(a).length === Object.keys(b).length;
}

function describeCopy(copy: Copy): BlockCopy {
  const facts = copy.reading.ok ? copy.reading.facts : null;
  return { nodes: [...copy.nodes], seals: facts?.seals ?? [], round: facts?.round ?? null };
}

function committersOf(copies: readonly Copy[]): readonly Address[] {
  const found = new Set<Address>();
  for (const copy of copies) {
    if (!copy.reading.ok) continue;
    for (const { signer } of copy.reading.facts.seals) if (signer) found.add(signer);
  }
  return [...found].sort();
}

/** A block prepared in an earlier round is proposed again under its first author: any turn up to the block's round is expected. */
function judgeProposer(author: Address | null, round: number | null, turnOf: (round: number) => Address | null): BlockPicture['proposer'] {
  if (author === null || round === null || turnOf(round) === null) return 'unknown';
  for (let turn = Math.min(round, MAX_TURNS); turn >= 0; turn--) if (turnOf(turn) === author) return 'expected';
  return 'unexpected';
}

/** A fault in any copy is a fault of the block as shown; else what could not be checked; else verified. */
function worst(verdicts: readonly Verification[]): Verification {
  return verdicts.find((v) => v.state === 'mismatch') ?? verdicts.find((v) => v.state === 'unverifiable') ?? { state: 'verified' };
}
