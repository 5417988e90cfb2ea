import type { LogHash } from './node-log';

/** Whether two hashes are one, as far as logs wrote them. */
export function isSameLogHash(one: LogHash, other: LogHash): boolean {
  return one.full !== null && other.full !== null ? one.full === other.full : one.first === other.first && one.last === other.last;
}
