import { rlpInteger } from '@/lib/consensus/encode-rlp';
import type { Hash } from '@/lib/consensus/types';
import { nibblesOf, putInTrie, rootOfTrie, type Trie } from '@/lib/drill/block/merkle-trie';

/** Root of the trie of key bytes → value bytes; the last value of a key counts. */
export function trieRoot(entries: Iterable<readonly [Uint8Array, Uint8Array]>): Hash {
  let trie: Trie<null> = null;
  for (const [key, value] of entries) trie = putInTrie(trie, nibblesOf(key), value, null);
  return rootOfTrie(trie);
}

/** Root of a list: the RLP of each index → its value, as transactions and receipts have it. Source: quorum core/types/hashing.go DeriveSha. */
export const listRoot = (values: readonly Uint8Array[]): Hash =>
  trieRoot(values.map((value, index) => [rlpInteger(index, 'index'), value]));
