import type { Address } from '@/lib/consensus/types';

/** One height of the chain that is held, with what is left known of it. */
export type TalliedHeight = {
  readonly height: number;
  /** When it came (server ms). */
  readonly at: number;
  readonly author: Address | null;
  readonly round: number | null;
  readonly committers: readonly Address[];
  /** The seals were verified. */
  readonly verified: boolean;
  /** Who might seal it; null = not known. */
  readonly validators: readonly Address[] | null;
};

export type Sign = { readonly height: number; readonly at: number };

/** What one validator did over a span. */
export type SealTally = {
  readonly address: Address;
  /** Heights it is known to have been in the set for. */
  readonly heights: number;
  readonly proposed: number;
  /** Seals seen. A block keeps little more than a quorum of them: a missing one proves nothing. */
  readonly sealed: number;
  /** Heights of those whose seals could not be verified: neither sealed nor missed. */
  readonly unverified: number;
  readonly failedTurns: number;
  readonly lastProposed: Sign | null;
  readonly lastSealed: Sign | null;
};

export type SealSpan = {
  readonly from: number | null;
  readonly to: number | null;
  readonly heights: number;
  /** Heights whose set is not known: they count for those who proposed or sealed them, and against nobody. */
  readonly setUnknown: number;
  /** Round changes whose turn it was is not known, or whose round is not. */
  readonly turnsUnknown: number;
  readonly tallies: readonly SealTally[];
};

type Open = { -readonly [K in keyof SealTally]: SealTally[K] };

/** A header may claim any round; more turns than this are not told apart. */
const MAX_TURNS = 1000;

/** Who proposed, sealed and failed turns at the given heights (ascending). `turnOf` = whose turn a round was; null = not known. */
export function tallySeals(heights: readonly TalliedHeight[], turnOf: (height: number, round: number) => Address | null): SealSpan {
  const tallies = new Map<Address, Open>();
  const of = (address: Address): Open => {
    let tally = tallies.get(address);
    if (!tally) {
      tally = { address, heights: 0, proposed: 0, sealed: 0, unverified: 0, failedTurns: 0, lastProposed: null, lastSealed: null };
      tallies.set(address, tally);
    }
    return tally;
  };
  const bySet = new Map<readonly Address[], { heights: number; unverified: number }>();
  let setUnknown = 0;
  let turnsUnknown = 0;
  for (const { height, at, author, round, committers, verified, validators } of heights) {
    const sign = { height, at };
    if (validators === null) setUnknown += 1;
    else {
      // A day of blocks mostly has one and the same set: counted as a whole, not member by member.
      const seen = bySet.get(validators) ?? { heights: 0, unverified: 0 };
      seen.heights += 1;
      if (!verified) seen.unverified += 1;
      bySet.set(validators, seen);
    }
    if (author) {
      const tally = of(author);
      tally.proposed += 1;
      tally.lastProposed = sign;
    }
    for (const address of verified ? committers : []) {
      const tally = of(address);
      tally.sealed += 1;
      tally.lastSealed = sign;
    }
    if (round === null) turnsUnknown += 1;
    for (let turn = 0; turn < Math.min(round ?? 0, MAX_TURNS); turn++) {
      const address = turnOf(height, turn);
      // A block prepared in an earlier round is proposed again under its first author: that turn did not fail.
      if (address !== null && address === author) continue;
      if (address) of(address).failedTurns += 1;
      else turnsUnknown += 1;
    }
  }
  for (const [validators, seen] of bySet) {
    for (const address of validators) {
      const tally = of(address);
      tally.heights += seen.heights;
      tally.unverified += seen.unverified;
    }
  }
  return {
    from: heights[0]?.height ?? null,
    to: heights.at(-1)?.height ?? null,
    heights: heights.length,
    setUnknown,
    turnsUnknown,
    tallies: [...tallies.values()].sort((a, b) => (a.address < b.address ? -1 : 1)),
  };
}
