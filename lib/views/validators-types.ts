import type { Address } from '@/lib/consensus/types';
import type { NodeState, QuorumView } from './types';

/** The newest 100 or 1,000 heights, or those that came within a day. */
export const VALIDATOR_WINDOWS = ['100', '1000', '24h'] as const;
export type ValidatorWindow = (typeof VALIDATOR_WINDOWS)[number];

/** A height with the moment it came (server ms). */
export type SignView = { readonly height: number; readonly at: number };

export type ValidatorRow = {
  readonly address: Address;
  /** As people call it: the node that proves to be it, else its address shortened. */
  readonly name: string;
  /** Configured nodes that prove to be it, with their state; empty = none does. */
  readonly nodes: readonly { readonly name: string; readonly state: NodeState; readonly since: number | null }[];
  /** In the set that may seal the next height; null = the set is not known. */
  readonly inSet: boolean | null;
  /** `silent` = in the set all along, and neither block nor seal in the window. */
  readonly state: 'active' | 'silent' | 'unknown';
  /** Heights of the window it is known to have been in the set for. */
  readonly heights: number;
  readonly proposed: number;
  readonly failedTurns: number;
  /** Fails often enough to be no chance: a third of its turns or more. */
  readonly isFailing: boolean;
  readonly sealed: number;
  /** Heights whose seals could not be verified: neither sealed nor missed. */
  readonly unverified: number;
  readonly lastProposed: SignView | null;
  readonly lastSealed: SignView | null;
};

export type VoteRow = {
  readonly candidate: Address;
  readonly add: boolean;
  readonly voters: readonly { readonly address: Address; readonly name: string }[];
  readonly needed: number;
  readonly sentence: string;
  readonly after: { readonly validators: number; readonly quorum: number; readonly stops: boolean; readonly sentence: string };
};

export type ValidatorsView = {
  readonly network: string;
  readonly asOf: number | null;
  readonly intervalMs: number;
  readonly severity: 'ok' | 'warning' | 'critical' | 'unknown';
  readonly sentence: string;
  /** What stands out: silent validators, failing turns. */
  readonly details: readonly string[];
  readonly quorum: QuorumView;
  /** The rule in words; null = the set is not known. */
  readonly rule: string | null;
  readonly over: {
    readonly window: ValidatorWindow;
    readonly from: number | null;
    readonly to: number | null;
    readonly heights: number;
    readonly setUnknown: number;
    readonly turnsUnknown: number;
    /** In words, with what of the window is not known. */
    readonly notes: readonly string[];
  };
  readonly validators: readonly ValidatorRow[];
  /** What a missing seal does not prove. */
  readonly sealNote: string;
  readonly votes: {
    readonly known: boolean;
    readonly sentence: string | null;
    readonly open: readonly VoteRow[];
    /** Height at which open votes lapse; null = not known, or none is open. */
    readonly lapseAt: number | null;
  };
  readonly nodes: { readonly all: number; readonly answering: number };
};
