import type { BlockCopy, BlockPicture } from '@/lib/chain/picture';
import type { SetLedger } from '@/lib/chain/set-ledger';
import { deriveIbftRound } from '@/lib/consensus/derive-ibft-round';
import { expectedProposer, turnOrders } from '@/lib/consensus/expected-proposer';
import type { ConsensusFamily, TurnOrder } from '@/lib/consensus/family-rules';
import { quorumSize } from '@/lib/consensus/quorum';
import type { Address, BftSettings, Hash, Header, HeaderReading, Verification } from '@/lib/consensus/types';
import { verifyHeader } from '@/lib/consensus/verify-header';
import type { SharedSeals } from './share-reading';

/** More turns than this tell nothing: every validator of any known network has had one. */
const MAX_TURNS = 1000;

/** `extra` = digest of its extra-data, whose text is as long as all its seals. */
export type Copy = { readonly extra: string; readonly reading: HeaderReading; readonly nodes: Set<string> };
export type Entry = {
  readonly header: Header;
  copies: Copy[];
  /** Each seal of the copies once. */
  seals: SharedSeals;
  /** Who sealed it as far as was known before a restart; the seals themselves were not all kept. */
  readonly kept: readonly Address[];
  readonly txCount: number;
  readonly firstSeenAt: number;
  readonly seenLive: boolean;
  picture: BlockPicture | null;
};

export type BookRules = { readonly settingsAt: (height: number) => BftSettings | null; readonly family: ConsensusFamily };

export type DrawRules = {
  readonly rules: BookRules;
  readonly ledger: SetLedger;
  /** Author of a known block; undefined = not known. */
  readonly authorOf: (hash: Hash) => Address | undefined;
};

/** Holds a block against the set its parent left, and its author against the rotation. */
export function drawBlock(entry: Entry, { rules, ledger, authorOf }: DrawRules): BlockPicture {
  const { header } = entry;
  const settings = rules.settingsAt(header.height);
  const parentSet = header.height === 0 ? null : ledger.after(header.parentHash, header.hash);
  const context = {
    parentValidators: parentSet?.validators ?? null,
    quorumRule: settings?.quorumRule ?? ('ceil(2N/3)' as const),
    contractMode: settings?.contractMode ?? false,
  };
  const verdicts = entry.copies.map((copy) => verifyHeader(header, copy.reading, context));
  const good = verdicts.findIndex((verdict) => verdict.state === 'verified');
  const first = (entry.copies[good] ?? entry.copies.find((copy) => copy.reading.ok))?.reading;
  const facts = first?.ok ? first.facts : null;
  const lastAuthor = header.height === 1 ? null : authorOf(header.parentHash);
  const canExpect = parentSet !== null && facts !== null && settings !== null && lastAuthor !== undefined;
  const ask = (round: number, order: TurnOrder) =>
    canExpect
      ? expectedProposer({
          validators: parentSet.validators,
          lastAuthor,
          round,
          policy: settings.policy,
          family: rules.family,
          protocol: facts.format,
          order,
        })
      : null;
  const derived =
    facts?.format === 'ibft' && canExpect && facts.author
      ? deriveIbftRound(facts.author, {
          validators: parentSet.validators,
          lastAuthor,
          policy: settings.policy,
          family: rules.family,
        })
      : null;
  const round = facts?.format === 'qbft' ? facts.round : derived;
  const turns = judgeTurns(facts?.author ?? null, round, facts ? turnOrders(rules.family, facts.format) : [], ask);
  return {
    header,
    facts,
    copies: [...entry.copies.map((copy, index) => describeCopy(copy, verdicts[index] as Verification)), ...keptSeals(entry)],
    committers: committersOf(entry, parentSet?.validators ?? null),
    verification: best(verdicts),
    author: facts?.author ?? null,
    round,
    roundSource: facts?.format === 'qbft' ? 'header' : derived === null ? 'unknown' : 'derived',
    expectedProposer: round === null || turns.order === null ? null : ask(round, turns.order),
    proposer: turns.proposer,
    turnOrder: turns.order,
    parentValidators: parentSet?.validators ?? null,
    quorumSize: parentSet ? quorumSize(parentSet.validators.length, context.quorumRule) : null,
    txCount: entry.txCount,
    firstSeenAt: entry.firstSeenAt,
    seenLive: entry.seenLive,
  };
}

function describeCopy(copy: Copy, verification: Verification): BlockCopy {
  const facts = copy.reading.ok ? copy.reading.facts : null;
  return { nodes: [...copy.nodes], seals: facts?.seals ?? [], round: facts?.round ?? null, verification };
}

/** Signers known from before a restart whose seals are in no copy at hand. */
function keptSeals({ copies, kept }: Entry): readonly BlockCopy[] {
  if (kept.length === 0) return [];
  const at = new Set(copies.flatMap(({ reading }) => (reading.ok ? reading.facts.seals.map(({ signer }) => signer) : [])));
  const seals = kept.filter((signer) => !at.has(signer)).map((signer) => ({ seal: '0x' as const, signer }));
  return seals.length === 0
    ? []
    : [{ nodes: [], seals, round: null, verification: { state: 'unverifiable', why: 'its seals were not kept' } }];
}

/** Whoever sealed any copy. Where the set is known nobody else is named: a forged seal recovers to any address. */
function committersOf({ copies, kept }: Entry, set: readonly Address[] | null): readonly Address[] {
  const found = new Set<Address>(kept);
  for (const copy of copies) {
    if (!copy.reading.ok) continue;
    for (const { signer } of copy.reading.facts.seals) if (signer && (set?.includes(signer) ?? true)) found.add(signer);
  }
  return [...found].sort();
}

type Turns = { readonly proposer: BlockPicture['proposer']; readonly order: TurnOrder | null };

/**
 * Whether it was the author's turn, under any order its network may go by, and under which: the rule's where that can't be told.
 * A block prepared in an earlier round is proposed again under its first author: any turn up to the block's round is expected.
 */
function judgeTurns(
  author: Address | null,
  round: number | null,
  orders: readonly TurnOrder[],
  turnOf: (round: number, order: TurnOrder) => Address | null,
): Turns {
  const [rule = null] = orders;
  if (author === null || round === null || rule === null || turnOf(round, rule) === null) return { proposer: 'unknown', order: rule };
  for (const order of orders) {
    for (let turn = Math.min(round, MAX_TURNS); turn >= 0; turn--)
      if (turnOf(turn, order) === author) return { proposer: 'expected', order };
  }
  return { proposer: 'unexpected', order: rule };
}

/** One proven copy proves the block, whatever seals another node sends under the same hash; a fault in any other goes before not knowing. */
function best(verdicts: readonly Verification[]): Verification {
  const verdictOf = (state: Verification['state']) => verdicts.find((verdict) => verdict.state === state);
  return verdictOf('verified') ?? verdictOf('mismatch') ?? verdictOf('unverifiable') ?? { state: 'unverifiable', why: 'no copy was read' };
}
