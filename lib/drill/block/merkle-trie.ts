import { concatBytes, rlpBytes, rlpList } from '@/lib/consensus/encode-rlp';
import { hexToBytes } from '@/lib/consensus/hex-bytes';
import { keccak256 } from '@/lib/consensus/keccak256';
import type { Hash } from '@/lib/consensus/types';

type Leaf<T> = { readonly kind: 'leaf'; readonly path: Uint8Array; readonly value: Uint8Array; readonly item: T; ref: Uint8Array | null };
type Extension<T> = { readonly kind: 'extension'; readonly path: Uint8Array; readonly child: Branch<T>; ref: Uint8Array | null };
type Branch<T> = { readonly kind: 'branch'; readonly children: readonly (TrieNode<T> | null)[]; ref: Uint8Array | null };
type TrieNode<T> = Leaf<T> | Extension<T> | Branch<T>;

/** A Merkle-Patricia trie that is never changed: putting gives a new one, which shares all that stayed. `item` rides on each leaf, unhashed. */
export type Trie<T> = TrieNode<T> | null;

/** keccak of the RLP of an empty string: the root of nothing. Source: quorum core/types/block.go EmptyRootHash. */
export const EMPTY_ROOT: Hash = '0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421';

const NOTHING = Uint8Array.of(0x80);
const NO_CHILDREN: readonly null[] = Array.from({ length: 16 }, () => null);

/** The nibbles of a key, high one first. */
export function nibblesOf(key: Uint8Array): Uint8Array {
  const nibbles = new Uint8Array(key.length * 2);
  key.forEach((byte, i) => {
    nibbles[i * 2] = byte >> 4;
    nibbles[i * 2 + 1] = byte & 15;
  });
  return nibbles;
}

/**
 * The trie with the value at the path; a value that is there already is replaced. No path may begin with another (true of hashed keys and of
 * RLP integers), so branches hold no values.
 */
export function putInTrie<T>(trie: Trie<T>, path: Uint8Array, value: Uint8Array, item: T): TrieNode<T> {
  if (trie === null) return leaf(path, value, item);
  if (trie.kind === 'branch') {
    const [first = 0] = path;
    const children = [...trie.children];
    children[first] = putInTrie(trie.children[first] ?? null, path.subarray(1), value, item);
    return branch(children);
  }
  const same = commonLength(trie.path, path);
  if (trie.kind === 'leaf' && same === path.length && same === trie.path.length) return leaf(path, value, item);
  if (trie.kind === 'extension' && same === trie.path.length)
    return extension(trie.path, putInTrie(trie.child, path.subarray(same), value, item) as Branch<T>);
  if (same === path.length || same === trie.path.length) throw new Error('a path of the trie begins with another');
  const children: (TrieNode<T> | null)[] = [...NO_CHILDREN];
  children[trie.path[same] ?? 0] = rest(trie, same + 1);
  children[path[same] ?? 0] = leaf(path.subarray(same + 1), value, item);
  return extension(path.subarray(0, same), branch(children));
}

/** What rides on the leaf at the path; null = no such leaf. */
export function itemInTrie<T>(trie: Trie<T>, path: Uint8Array): T | null {
  let node = trie;
  let at = 0;
  while (node !== null) {
    if (node.kind === 'branch') {
      node = node.children[path[at++] ?? 0] ?? null;
      continue;
    }
    const below = path.subarray(at);
    if (commonLength(node.path, below) !== node.path.length) return null;
    if (node.kind === 'leaf') return node.path.length === below.length ? node.item : null;
    at += node.path.length;
    node = node.child;
  }
  return null;
}

/** All items, in the order of their paths. */
export function* itemsInTrie<T>(trie: Trie<T>): Generator<T> {
  if (trie === null) return;
  if (trie.kind === 'leaf') yield trie.item;
  else if (trie.kind === 'extension') yield* itemsInTrie(trie.child);
  else for (const child of trie.children) yield* itemsInTrie(child);
}

/** Root hash. Each node is hashed once in its life. Source: quorum trie/trie.go, trie/hasher.go; yellow paper, appendix D. */
export function rootOfTrie<T>(trie: Trie<T>): Hash {
  return trie === null ? EMPTY_ROOT : keccak256(encode(trie));
}

function encode<T>(node: TrieNode<T>): Uint8Array {
  if (node.kind === 'leaf') return rlpList([rlpBytes(compact(node.path, true)), rlpBytes(node.value)]);
  if (node.kind === 'extension') return rlpList([rlpBytes(compact(node.path, false)), refOf(node.child)]);
  return rlpList([...node.children.map((child) => (child === null ? NOTHING : refOf(child))), NOTHING]);
}

/** How a node stands inside its parent: itself when shorter than 32 bytes, else its hash. */
function refOf<T>(node: TrieNode<T>): Uint8Array {
  if (node.ref === null) {
    const encoded = encode(node);
    node.ref = encoded.length < 32 ? encoded : rlpBytes(hexToBytes(keccak256(encoded), 'node hash', 32));
  }
  return node.ref;
}

/** Hex-prefix encoding of a path. Source: quorum trie/encoding.go hexToCompact. */
function compact(path: Uint8Array, isLeaf: boolean): Uint8Array {
  const isOdd = path.length % 2 === 1;
  const nibbles = concatBytes([isOdd ? Uint8Array.of(isLeaf ? 3 : 1) : Uint8Array.of(isLeaf ? 2 : 0, 0), path]);
  return Uint8Array.from({ length: nibbles.length / 2 }, (_, i) => ((nibbles[i * 2] ?? 0) << 4) | (nibbles[i * 2 + 1] ?? 0));
}

const leaf = <T>(path: Uint8Array, value: Uint8Array, item: T): Leaf<T> => ({ kind: 'leaf', path, value, item, ref: null });
const branch = <T>(children: readonly (TrieNode<T> | null)[]): Branch<T> => ({ kind: 'branch', children, ref: null });

const extension = <T>(path: Uint8Array, child: Branch<T>): Extension<T> | Branch<T> =>
  path.length === 0 ? child : { kind: 'extension', path, child, ref: null };

function rest<T>(node: Leaf<T> | Extension<T>, from: number): TrieNode<T> {
  const path = node.path.subarray(from);
  return node.kind === 'leaf' ? leaf(path, node.value, node.item) : extension(path, node.child);
}

function commonLength(one: Uint8Array, other: Uint8Array): number {
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at++;
  return at;
}
