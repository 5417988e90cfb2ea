import type { Hash } from '@/lib/consensus/types';

const MADE_UP = '0xnot-known-';

/** A hash that stands for a block whose own is not known: of a form no client gives, so that it can't be taken for one. */
export function madeUpHash(made: Set<Hash>): Hash {
  const hash = `${MADE_UP}${made.size + 1}` as Hash;
  made.add(hash);
  return hash;
}

export const isMadeUp = (hash: unknown): boolean => typeof hash === 'string' && hash.startsWith(MADE_UP);
