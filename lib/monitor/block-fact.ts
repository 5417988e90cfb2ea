import type { BlockPicture } from '@/lib/chain/picture';
import { quorumSize } from '@/lib/consensus/quorum';
import { readHeader } from '@/lib/consensus/read-header';
import { recoverRemembered } from '@/lib/consensus/recover-remembered';
import type { SealRecoverer } from '@/lib/consensus/recover-seal';
import type { Header, QuorumRule } from '@/lib/consensus/types';
import type { BlockFact } from '@/lib/storage/store';
import { headerFields } from '@/lib/views/height-view';

/** A block as the store keeps it. */
export function toBlockFact(block: BlockPicture): BlockFact {
  const { header, author, round, roundSource, committers, txCount, verification, proposer, firstSeenAt, seenLive } = block;
  const { height, hash, parentHash, timestamp } = header;
  return {
    height,
    hash,
    parentHash,
    timestamp,
    author,
    round,
    roundSource,
    committers,
    txCount,
    verification,
    proposer,
    validatorCount: block.parentValidators?.length ?? null,
    header: JSON.stringify(headerFields(header)),
    firstSeenAt,
    seenLive,
  };
}

/**
 * A kept block as a picture again: its seals are recovered anew from the header, its verdicts are those of the time it was seen. The set that
 * might seal it is not kept, only its size. null = the kept header can't be read.
 */
export function fromBlockFact(fact: BlockFact, rule: QuorumRule, recover: SealRecoverer = recoverRemembered): BlockPicture | null {
  const header = headerOf(fact);
  if (!header) return null;
  const reading = readHeader(header, recover);
  const facts = reading.ok ? reading.facts : null;
  const { committers, verification, proposer, author, round, roundSource, txCount, firstSeenAt, seenLive, validatorCount } = fact;
  const seals = facts?.seals ?? [];
  // One copy is kept; of the seals in other nodes' copies only who made them.
  const others = committers.filter((one) => !seals.some(({ signer }) => signer === one)).map((signer) => ({ seal: '0x' as const, signer }));
  return {
    header,
    facts,
    copies: [{ nodes: [], seals: [...seals, ...others], round: facts?.round ?? null, verification }],
    committers,
    verification,
    proposer,
    expectedProposer: null,
    turnOrder: null,
    author,
    round,
    roundSource,
    parentValidators: null,
    quorumSize: validatorCount === null ? null : quorumSize(validatorCount, rule),
    txCount,
    firstSeenAt,
    seenLive,
  };
}

const NUMBERS: ReadonlySet<string> = new Set(['height', 'timestamp']);
const AMOUNTS: ReadonlySet<string> = new Set(['difficulty', 'gasLimit', 'gasUsed', 'baseFeePerGas', 'blobGasUsed', 'excessBlobGas']);

/** The header as it was kept; null = it can't be read. */
export function headerOf(fact: BlockFact): Header | null {
  try {
    const fields = Object.entries(JSON.parse(fact.header) as Record<string, string>);
    const read = fields.map(([field, text]) => [field, NUMBERS.has(field) ? Number(text) : AMOUNTS.has(field) ? BigInt(text) : text]);
    const header = Object.fromEntries(read) as Header;
    return header.hash === fact.hash && typeof header.extraData === 'string' ? header : null;
  } catch {
    return null;
  }
}
