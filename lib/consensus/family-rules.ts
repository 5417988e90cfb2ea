import type { Address } from '@/lib/consensus/types';

/** The client families whose rules differ; a dialect names its family, nothing else asks for a client's name. */
export type ConsensusFamily = 'goquorum' | 'besu';

/** By the addresses' bytes, or by their checksummed text: the same until two addresses differ first in a letter's case. */
export type TurnOrder = 'bytes' | 'text';

export type FamilyRules = {
  /** Index to count from when the last author is no longer in the (sorted, not empty) set, before the step of the policy. */
  readonly startWithoutLastAuthor: (sorted: readonly Address[], lastAuthor: Address) => number;
  /** Orders in which nodes of this family may take turns under QBFT; the first is the rule, the others come about by restarts. */
  readonly qbftTurns: readonly TurnOrder[];
  /** Block period and request time-out when the config says nothing, seconds. */
  readonly defaultPeriodSeconds: number;
  readonly defaultTimeoutSeconds: number;
  /** A header's list follows the selection mode in force this many heights earlier. */
  readonly selectionModeLag: number;
  /** Selection mode when a validator contract is named and no mode. */
  readonly selectionModeWithContract: 'blockheader' | 'contract';
};

/** Source: quorum istanbul/validator/default.go calcSeed, istanbul/config.go DefaultConfig; besu BftProposerSelector, JsonBftConfigOptions. */
export const FAMILY_RULES = {
  goquorum: {
    startWithoutLastAuthor: () => 0,
    // A process that found a snapshot in its database sorts by text, one that made its own by bytes: seen on v24.4.1 after a restart.
    // Source: quorum consensus/istanbul/backend/snapshot.go UnmarshalJSON, backend.go startQBFT.
    qbftTurns: ['bytes', 'text'],
    defaultPeriodSeconds: 5,
    defaultTimeoutSeconds: 10,
    selectionModeLag: 1,
    selectionModeWithContract: 'blockheader',
  },
  besu: {
    // The first validator after the one that left is next; one before it, as the round robin still adds its step.
    startWithoutLastAuthor: (sorted, lastAuthor) => sorted.filter((address) => address < lastAuthor).length - 1,
    qbftTurns: ['bytes'],
    defaultPeriodSeconds: 1,
    defaultTimeoutSeconds: 1,
    selectionModeLag: 0,
    selectionModeWithContract: 'contract',
  },
} satisfies Record<ConsensusFamily, FamilyRules>;
