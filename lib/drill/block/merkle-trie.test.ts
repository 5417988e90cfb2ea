import { keccak256, toUtf8Bytes } from 'ethers';
import { array, assert, property, tuple, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexToBytes } from '@/lib/consensus/hex-bytes';
import { EMPTY_ROOT, itemInTrie, itemsInTrie, nibblesOf, putInTrie, rootOfTrie, type Trie } from '@/lib/drill/block/merkle-trie';
import { trieRoot } from '@/lib/drill/block/trie-root';

const bytes = toUtf8Bytes;
const key = (n: number): Uint8Array => hexToBytes(keccak256(Uint8Array.of(n)), 'key');

describe('a Merkle-Patricia trie', () => {
  it('of nothing has the root of an empty string', () => {
    expect(rootOfTrie(null)).toBe(EMPTY_ROOT);
    expect(EMPTY_ROOT).toBe(keccak256('0x80'));
  });

  // Source: go-ethereum trie/trie_test.go TestInsert.
  it('has the root go-ethereum has for the same entry', () => {
    expect(trieRoot([[bytes('A'), bytes('a'.repeat(50))]])).toBe('0xd23786fb4a010da3ce639d66d5e904a11dbc02746d1ce25029e53290cabf28ab');
  });

  it('takes no path that begins with another', () => {
    const put = (...names: string[]) => trieRoot(names.map((name) => [bytes(name), bytes('x')]));
    expect(() => put('abc', 'abcd')).toThrow('begins with another');
    expect(() => put('abcd', 'abc')).toThrow('begins with another');
  });

  it('does not depend on the order, gives every item back, and leaves earlier tries as they were', () => {
    assert(
      property(
        array(tuple(uint8Array({ minLength: 1, maxLength: 1 }), uint8Array({ minLength: 1, maxLength: 40 })), { maxLength: 40 }),
        (entries) => {
          const last = new Map(entries.map(([[n = 0], value]) => [n, value]));
          let trie: Trie<number> = null;
          const roots: [Trie<number>, string][] = [];
          for (const [[n = 0], value] of entries) {
            trie = putInTrie(trie, nibblesOf(key(n)), value, n);
            roots.push([trie, rootOfTrie(trie)]);
          }
          expect(rootOfTrie(trie)).toBe(trieRoot([...last].reverse().map(([n, value]) => [key(n), value])));
          expect(new Set(itemsInTrie(trie))).toEqual(new Set(last.keys()));
          for (const n of last.keys()) expect(itemInTrie(trie, nibblesOf(key(n)))).toBe(n);
          expect(itemInTrie(trie, nibblesOf(hexToBytes(keccak256('0xffff'), 'key')))).toBe(null);
          for (const [earlier, root] of roots) expect(rootOfTrie(earlier)).toBe(root);
        },
      ),
      { numRuns: 60 },
    );
  });
});
