import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { keccak256 } from '@/lib/consensus/keccak256';
import type { Random } from '@/lib/drill/types';

const STEPS = 0x40000000;

/** The random numbers of one stream: seed and name decide all of them. */
export function createRandom(seed: string, stream: string): Random {
  const digest = keccak256(new TextEncoder().encode(`${seed}\n${stream}`));
  const generator = xoroshiro128plus(Number.parseInt(digest.slice(2, 10), 16) | 0);
  const below = (n: number): number => uniformInt(generator, 0, n - 1);
  const next = (): number => below(STEPS) / STEPS;
  return {
    next,
    below,
    chance: (p) => next() < p,
    shuffle: (list) => {
      const shuffled = [...list];
      for (let last = shuffled.length - 1; last > 0; last--) {
        const other = below(last + 1);
        [shuffled[last], shuffled[other]] = [shuffled[other] as never, shuffled[last] as never];
      }
      return shuffled;
    },
  };
}
