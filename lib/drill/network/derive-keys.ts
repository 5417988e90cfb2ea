import { getAddress } from 'ethers/address';
import { deriveKey } from '@/lib/drill/block/derive-key';
import type { DrillKey } from '@/lib/drill/types';

type Asked = {
  readonly seed: string;
  /** Validators first; four of them where their turns are to be mixed. */
  readonly names: readonly string[];
  readonly mixed: boolean;
};

/** A key with its address as the order by text has it. */
type Ranked = { readonly key: DrillKey; readonly text: string };

/** Far more than any set was seen to need (below 20); then something is wrong. */
const MOST_TRIES = 10_000;

/**
 * The keys of a network's nodes: those of their names where they fit, else of `name 1`, `name 2` … A GoQuorum validator takes turns by bytes
 * before its first restart and by text after it. Here both orders are one, with the members (they may be voted in) as without. Mixed, the first
 * two validators change places by text, and so do the next two: of four each one's next is then another, and nodes of two kinds, two and two,
 * agree on the proposer of round 1. Fewer changes leave it to chance whether they meet in rounds 0 and 2 by turns, or only in round 3.
 */
export function deriveKeys({ seed, names, mixed }: Asked): readonly DrillKey[] {
  const candidatesOf = (name: string) => (attempt: number) => rank(deriveKey(seed, attempt === 0 ? name : `${name} ${attempt}`));
  const taken: Ranked[] = [];
  const pairs = mixed ? [names.slice(0, 2), names.slice(2, 4)] : [];
  for (const [one = '', other = ''] of pairs) taken.push(...swappedPair(candidatesOf(one), candidatesOf(other), taken));
  for (const name of names.slice(taken.length)) taken.push(firstInPlace(candidatesOf(name), taken));
  return taken.map(({ key }) => key);
}

type Candidates = (attempt: number) => Ranked;

function firstInPlace(candidate: Candidates, taken: readonly Ranked[]): Ranked {
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const found = candidate(attempt);
    if (isInPlace(found, taken)) return found;
  }
  throw new Error(`none of ${MOST_TRIES} keys stands at one place among ${taken.length} others`);
}

/** Every candidate of the one is tried with every one of the other: some addresses have next to no partner. */
function swappedPair(one: Candidates, other: Candidates, taken: readonly Ranked[]): readonly Ranked[] {
  const [ones, others]: [Ranked[], Ranked[]] = [[], []];
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    for (const [list, candidate] of [[ones, one(attempt)] as const, [others, other(attempt)] as const])
      if (isInPlace(candidate, taken)) list.push(candidate);
    for (const first of ones) for (const second of others) if (areSwapped(first, second)) return [first, second];
  }
  throw new Error(`none of ${MOST_TRIES} keys change places with each other`);
}

const rank = (key: DrillKey): Ranked => ({ key, text: getAddress(key.address) });
const areSwapped = (a: Ranked, b: Ranked): boolean => a.key.address < b.key.address !== a.text < b.text;
const isInPlace = (one: Ranked, taken: readonly Ranked[]): boolean => !taken.some((other) => areSwapped(one, other));
