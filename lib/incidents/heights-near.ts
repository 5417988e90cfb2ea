import type { NetworkPicture } from '@/lib/chain/picture';
import type { Cause } from './types';

/** So many heights from the first on, and so many up to the last, are taken as evidence from everybody. */
const FIRST = 6;
const LAST = 2;
/** Raw headers of a fork are taken at so many heights in all, from the first on. */
const MOST = 256;

/**
 * Heights that evidence of a cause is taken at, ascending; `skipped` = how many in between are not. Without heights of its own: the head.
 * `deep` = those in between at which the raw headers of a fork are still taken, of a few holders of each branch.
 */
export function heightsNear(
  cause: Cause,
  { head, fork }: NetworkPicture,
): { readonly heights: readonly number[]; readonly skipped: number; readonly deep: readonly number[] } {
  const range = cause.heights ?? (head ? { from: head.height, to: head.height } : null);
  if (!range) return { heights: [], skipped: 0, deep: [] };
  // A fork's last common block is the one thing all sides have to agree on.
  const from = fork.state === 'proven' && range.from === fork.ancestor.height + 1 ? fork.ancestor.height : range.from;
  const to = Math.max(from, range.to);
  const count = to - from + 1;
  if (count <= FIRST + LAST) return { heights: Array.from({ length: count }, (_, index) => from + index), skipped: 0, deep: [] };
  const first = Array.from({ length: FIRST }, (_, index) => from + index);
  const last = Array.from({ length: LAST }, (_, index) => to - LAST + 1 + index);
  const between = count - FIRST - LAST;
  const isFork = fork.state === 'proven' && from === fork.ancestor.height;
  const deep = Array.from({ length: isFork ? Math.min(between, MOST - FIRST - LAST) : 0 }, (_, index) => from + FIRST + index);
  return { heights: [...first, ...last], skipped: between, deep };
}
