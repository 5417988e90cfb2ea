import type { Hash } from '@/lib/consensus/types';
import type { LogHash } from './node-log';

/** Whether two hashes are one, as far as logs wrote them. */
export function isSameLogHash(one: LogHash, other: LogHash): boolean {
  return one.full !== null && other.full !== null ? one.full === other.full : one.first === other.first && one.last === other.last;
}

/** A whole hash in the form logs shorten it to. */
export function logHashOf(hash: Hash): LogHash {
  return { first: hash.slice(2, 8), last: hash.slice(-6), full: hash };
}
