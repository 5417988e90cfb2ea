import { describe, expect, it } from 'vitest';
import { orderValidators } from '@/lib/consensus/expected-proposer';
import type { Address } from '@/lib/consensus/types';
import { deriveKey } from '@/lib/drill/block/derive-key';
import { deriveKeys } from './derive-keys';

const SEEDS = Array.from({ length: 40 }, (_, index) => String(index));
const namesOf = (count: number) => Array.from({ length: count }, (_, index) => `validator-${index + 1}`);
const addressesOf = (seed: string, count: number, mixed = false) =>
  deriveKeys({ seed, names: namesOf(count), mixed }).map(({ address }) => address);
const isOneOrder = (addresses: readonly Address[]) =>
  orderValidators(addresses, 'bytes').join() === orderValidators(addresses, 'text').join();

/** The next one after each, going round. */
function nextOnes(addresses: readonly Address[], order: 'bytes' | 'text') {
  const sorted = orderValidators(addresses, order);
  return new Map(sorted.map((address, place) => [address, sorted[(place + 1) % sorted.length]]));
}

describe('keys of a planned network', () => {
  it('stand in one order by bytes and by text, which keys of bare names often do not', () => {
    for (const seed of SEEDS) expect(isOneOrder(addressesOf(seed, 7)), seed).toBe(true);
    expect(isOneOrder(addressesOf('1', 100))).toBe(true);
    const bare = SEEDS.filter((seed) => isOneOrder(namesOf(7).map((name) => deriveKey(seed, name).address)));
    expect(bare.length).toBeLessThan(0.7 * SEEDS.length);
  });

  it('are those of the names where these fit, else of the name with the first number that does', () => {
    for (const seed of SEEDS) {
      const taken: Address[] = [];
      for (const [place, address] of addressesOf(seed, 5).entries()) {
        const candidates = Array.from({ length: 40 }, (_, attempt) => `validator-${place + 1}${attempt === 0 ? '' : ` ${attempt}`}`);
        const first = candidates.map((name) => deriveKey(seed, name).address).find((one) => isOneOrder([...taken, one]));
        expect(address).toBe(first);
        taken.push(address);
      }
    }
  });

  it('mixed, each of four is followed by another one in each order, and two kinds of nodes agree on the proposer of round 1', () => {
    for (const seed of SEEDS) {
      const set = addressesOf(seed, 4, true);
      const [bytes, text] = [nextOnes(set, 'bytes'), nextOnes(set, 'text')];
      const second = (next: typeof bytes, one: Address) => next.get(next.get(one) as Address);
      expect(set.filter((one) => bytes.get(one) === text.get(one))).toEqual([]);
      expect(set.filter((one) => second(bytes, one) !== second(text, one))).toEqual([]);
    }
  });

  it('mixed, at least four turns differ in a larger network, and all others keep their places', () => {
    const set = addressesOf('1', 21, true);
    expect(set.filter((one) => nextOnes(set, 'bytes').get(one) !== nextOnes(set, 'text').get(one)).length).toBeGreaterThanOrEqual(4);
    expect(isOneOrder(set.filter((_, place) => place !== 0 && place !== 2))).toBe(true);
  });
});
