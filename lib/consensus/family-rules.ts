import type { Address } from '@/lib/consensus/types';

/** The client families whose rules differ; a dialect names its family, nothing else asks for a client's name. */
export type ConsensusFamily = 'goquorum' | 'besu';

export type FamilyRules = {
  /** Index to count from when the last author is no longer in the (sorted, not empty) set, before the step of the policy. */
  readonly startWithoutLastAuthor: (sorted: readonly Address[], lastAuthor: Address) => number;
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
    defaultPeriodSeconds: 5,
    defaultTimeoutSeconds: 10,
    selectionModeLag: 1,
    selectionModeWithContract: 'blockheader',
  },
  besu: {
    // The first validator after the one that left is next; one before it, as the round robin still adds its step.
    startWithoutLastAuthor: (sorted, lastAuthor) => sorted.filter((address) => address < lastAuthor).length - 1,
    defaultPeriodSeconds: 1,
    defaultTimeoutSeconds: 1,
    selectionModeLag: 0,
    selectionModeWithContract: 'contract',
  },
} satisfies Record<ConsensusFamily, FamilyRules>;
