import type { Address } from '@/lib/consensus/types';
import { hasMatchingPrepares } from '@/lib/drill/qbft/is-justified';
import type { DrillBlock, Prepare, RoundChange } from '@/lib/drill/types';

type OfRound = {
  readonly messages: Map<Address, RoundChange>;
  highest: { readonly round: number; readonly block: DrillBlock } | null;
  prepares: readonly Prepare[];
};

/** ROUND-CHANGEs of one height by the round they ask for. */
export type RoundChangeSet = {
  readonly newRound: (round: number) => void;
  /** A sender's later message of the same round takes the place of its earlier one. */
  readonly add: (message: RoundChange, quorum: number) => void;
  /** Senders that asked for any round above `round`. */
  readonly countHigher: (round: number) => number;
  readonly countAt: (round: number) => number;
  /** The lowest round asked for above `round`; `round` when there is none. */
  readonly lowestAbove: (round: number) => number;
  readonly clearLowerThan: (round: number) => void;
  readonly messagesAt: (round: number) => readonly RoundChange[];
  readonly preparesAt: (round: number) => readonly Prepare[];
  /** Block prepared in the highest round that the ROUND-CHANGEs of `round` prove. */
  readonly highestPreparedAt: (round: number) => DrillBlock | null;
};

/** Source: quorum qbft/core/roundchange.go roundChangeSet. */
export function createRoundChangeSet(): RoundChangeSet {
  const rounds = new Map<number, OfRound>();
  const at = (round: number): OfRound => {
    const known = rounds.get(round);
    if (known !== undefined) return known;
    const made: OfRound = { messages: new Map(), highest: null, prepares: [] };
    rounds.set(round, made);
    return made;
  };
  const above = (round: number): number[] => [...rounds.keys()].filter((key) => key > round);
  return {
    newRound: at,
    add: (message, quorum) => {
      const entry = at(message.round);
      entry.messages.set(message.source, message);
      const { prepared, justification } = message;
      if (prepared === null || justification.length === 0) return;
      if (entry.highest !== null && prepared.round <= entry.highest.round) return;
      if (!hasMatchingPrepares(message, quorum)) return;
      entry.highest = prepared;
      entry.prepares = justification;
    },
    countHigher: (round) => new Set(above(round).flatMap((key) => [...at(key).messages.keys()])).size,
    countAt: (round) => rounds.get(round)?.messages.size ?? 0,
    lowestAbove: (round) => {
      const higher = above(round);
      return higher.length === 0 ? round : Math.min(...higher);
    },
    clearLowerThan: (round) => {
      for (const [key, { messages }] of rounds) if (messages.size === 0 || key < round) rounds.delete(key);
    },
    messagesAt: (round) => [...(rounds.get(round)?.messages.values() ?? [])],
    preparesAt: (round) => rounds.get(round)?.prepares ?? [],
    highestPreparedAt: (round) => rounds.get(round)?.highest?.block ?? null,
  };
}
