import type { BlockPicture } from '@/lib/chain/picture';
import type { Address } from '@/lib/consensus/types';
import { type Phrase, phrase } from './phrase';

/** One validator's seals on two blocks of one height. null = the round is not known (IBFT headers carry none). */
export type DoubleSealing = {
  readonly address: Address;
  readonly rounds: readonly [number | null, number | null];
  /** Only equal rounds that are proven are an equivocation. */
  readonly sameRound: 'yes' | 'no' | 'unknown';
};

/** Everybody who sealed both blocks, with the rounds of the seals; ascending by address. */
export function doubleSealings(one: BlockPicture | null, other: BlockPicture | null): readonly DoubleSealing[] {
  if (!one || !other) return [];
  const both = one.committers.filter((address) => other.committers.includes(address)).sort();
  return both.map((address) => {
    const [first, second] = [sealRounds(one, address), sealRounds(other, address)];
    const common = first.find((round) => second.includes(round));
    if (common !== undefined) return { address, rounds: [common, common], sameRound: 'yes' };
    const rounds = [first[0] ?? null, second[0] ?? null] as const;
    return { address, rounds, sameRound: rounds.includes(null) ? 'unknown' : 'no' };
  });
}

/** Rounds in which a validator sealed a block, over every node's copy of it, ascending; empty = not known. Each node keeps seals of its own. */
export function sealRounds({ copies, facts }: BlockPicture, address: Address): readonly number[] {
  if (facts?.format !== 'qbft') return [];
  const rounds = copies.flatMap(({ seals, round }) => (round !== null && seals.some(({ signer }) => signer === address) ? [round] : []));
  return [...new Set(rounds)].sort((a, b) => a - b);
}

/** "validator-2 and validator-3 sealed two blocks at height 14, in rounds 0 and 1.": one sentence for all with the same rounds. */
export function sayDoubleSealings(sealings: readonly DoubleSealing[], height: number): readonly Phrase[] {
  const groups = new Map<string, DoubleSealing[]>();
  for (const sealing of sealings) {
    const key = sealing.sameRound === 'unknown' ? 'unknown' : sealing.rounds.join();
    groups.set(key, [...(groups.get(key) ?? []), sealing]);
  }
  return [...groups.values()].flatMap((group) => (group[0] ? [sayGroup(group, group[0], height)] : []));
}

function sayGroup(group: readonly DoubleSealing[], { rounds, sameRound }: DoubleSealing, height: number): Phrase {
  const validators = { validators: group.map(({ address }) => address) };
  if (sameRound === 'unknown') return phrase('sealing.round-unknown', { validators, height });
  if (sameRound === 'yes') return phrase('sealing.same-round', { validators, height, round: rounds[0] });
  return phrase('sealing.two-rounds', { validators, height, first: rounds[0], second: rounds[1] });
}
