import type { Address } from '@/lib/consensus/types';

/** One height of the chain everybody holds. */
export type SealedHeight = {
  readonly height: number;
  readonly author: Address | null;
  readonly round: number | null;
  /** Signers recovered from any node's copy; null = the seals could not be verified. */
  readonly committers: readonly Address[] | null;
  /** The parent's set; null = not known. */
  readonly validators: readonly Address[] | null;
};

export type Participation = {
  readonly address: Address;
  /** Heights of the span at which it was in the set. */
  readonly heights: number;
  readonly proposed: number;
  /** Seals seen. A block keeps little more than a quorum of them, so a missing one alone proves nothing. */
  readonly sealed: number;
  /** Heights at which it was in the set and whose seals could not be verified: neither sealed nor missed. */
  readonly unknown: number;
  readonly failedTurns: number;
  readonly lastProposed: number | null;
  readonly lastSealed: number | null;
};

type Tally = { -readonly [K in keyof Participation]: Participation[K] };

/** Who proposed and sealed the given heights (ascending), by address; a height whose set is not known counts for nobody. */
export function participation(
  heights: readonly SealedHeight[],
  expectedProposer?: (height: number, round: number) => Address | null,
): readonly Participation[] {
  const tallies = new Map<Address, Tally>();
  for (const { height, author, round, committers, validators } of heights) {
    for (const address of new Set(validators ?? [])) {
      const tally = tallyOf(tallies, address);
      tally.heights += 1;
      if (author === address) {
        tally.proposed += 1;
        tally.lastProposed = height;
      }
      if (committers === null) tally.unknown += 1;
      else if (committers.includes(address)) {
        tally.sealed += 1;
        tally.lastSealed = height;
      }
    }
    for (let turn = 0; validators && expectedProposer && turn < Math.min(round ?? 0, 1_000); turn++) {
      const address = expectedProposer(height, turn);
      if (address && validators.includes(address)) tallyOf(tallies, address).failedTurns += 1;
    }
  }
  return [...tallies.values()].sort((a, b) => (a.address < b.address ? -1 : 1));
}

function tallyOf(tallies: Map<Address, Tally>, address: Address): Tally {
  let tally = tallies.get(address);
  if (!tally) {
    tally = { address, heights: 0, proposed: 0, sealed: 0, unknown: 0, failedTurns: 0, lastProposed: null, lastSealed: null };
    tallies.set(address, tally);
  }
  return tally;
}
