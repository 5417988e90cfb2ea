import { getAddress } from 'ethers/address';
import { boundedCache } from '@/lib/consensus/bounded-cache';
import { type ConsensusFamily, FAMILY_RULES, type TurnOrder } from '@/lib/consensus/family-rules';
import type { Address, ProposerPolicy, Protocol } from '@/lib/consensus/types';

export type ProposerQuestion = {
  /** The set after the parent, any order. */
  readonly validators: readonly Address[];
  /** Author of the parent; null after genesis. */
  readonly lastAuthor: Address | null;
  readonly round: number;
  readonly policy: ProposerPolicy;
  readonly family: ConsensusFamily;
  readonly protocol: Protocol;
  /** Order of the turns; by its protocol's rule unless given. */
  readonly order?: TurnOrder;
};

/** The orders of turns that nodes of a network may go by, the rule first: more than one where a restart changes a node's own. */
export function turnOrders(family: ConsensusFamily, protocol: Protocol): readonly TurnOrder[] {
  if (protocol === 'qbft') return FAMILY_RULES[family].qbftTurns;
  return protocol === 'ibft' ? ['text'] : [];
}

const ZERO_ADDRESS: Address = `0x${'0'.repeat(40)}`;
const STEP = { 'round-robin': 1, sticky: 0 } satisfies Record<ProposerPolicy, number>;

/**
 * Whose turn it is at a round of the height after `lastAuthor`'s block; null for an empty set or an unknown protocol.
 * The author of a block may still be the proposer of an earlier round: a prepared block is proposed again as it is.
 * Source: quorum istanbul/validator/default.go roundRobinProposer, stickyProposer; besu BftProposerSelector.
 */
export function expectedProposer(question: ProposerQuestion): Address | null {
  const { lastAuthor, round, policy, family, protocol } = question;
  const order = question.order ?? turnOrders(family, protocol)[0];
  if (order === undefined || question.validators.length === 0) return null;
  const sorted = orderValidators(question.validators, order);
  if (lastAuthor === null || lastAuthor === ZERO_ADDRESS) return sorted[round % sorted.length] ?? null;
  const last = sorted.indexOf(lastAuthor);
  const start = last >= 0 ? last : FAMILY_RULES[family].startWithoutLastAuthor(sorted, lastAuthor);
  const index = start + STEP[policy] + round;
  return sorted[((index % sorted.length) + sorted.length) % sorted.length] ?? null;
}

/** Checksums of the addresses met: sets are put in order for every turn that is worked out. */
const checksums = boundedCache<Address, string>(1024);

/** By bytes, or by the checksummed text. Source: quorum istanbul/validator.go ValidatorSortByByte, ValidatorSortByString. */
export function orderValidators(validators: readonly Address[], order: TurnOrder): Address[] {
  if (order === 'bytes') return [...validators].sort();
  const text = new Map(validators.map((address) => [address, checksums(address, () => getAddress(address))]));
  return [...validators].sort((a, b) => ((text.get(a) ?? a) < (text.get(b) ?? b) ? -1 : 1));
}
