import { decodeExtra } from '@/lib/consensus/decode-extra';
import type { Hash, Hex } from '@/lib/consensus/types';
import { countUntil } from '@/lib/replay/moments';

/** A block answer as a node gave it; `shape` tells which of the two forms of the transaction list it holds. */
export type BlockCopy = {
  readonly at: number;
  readonly stage: string;
  readonly node: string;
  readonly shape: 'hashes' | 'objects' | 'empty';
  readonly block: BlockJson;
};
export type BlockJson = Readonly<Record<string, unknown>> & { readonly hash: Hash; readonly number: Hex; readonly parentHash: Hash };

export type KnownBlock = { readonly hash: Hash; readonly height: number; readonly parent: Hash; readonly copies: readonly BlockCopy[] };

/** Every block of a recording, by whomever and whenever it was given. */
export type BlockBook = {
  readonly byHash: ReadonlyMap<Hash, KnownBlock>;
  /** All hashes the file knows for a height, those of parents that were never given included. */
  readonly hashesAt: ReadonlyMap<number, ReadonlySet<Hash>>;
};

const HASH = /^0x[0-9a-f]{64}$/i;
const QUANTITY = /^0x(0|[1-9a-f][0-9a-f]{0,12})$/i;

export const isHash = (value: unknown): value is Hash => typeof value === 'string' && HASH.test(value);

/** A height as 0x-text without leading zeros, as the clients take it; null for anything else. */
export const heightOf = (value: unknown): number | null => (typeof value === 'string' && QUANTITY.test(value) ? Number(value) : null);

export function asBlock(value: unknown): BlockJson | null {
  if (typeof value !== 'object' || value === null) return null;
  const block = value as Partial<BlockJson>;
  return isHash(block.hash) && isHash(block.parentHash) && heightOf(block.number) !== null ? (value as BlockJson) : null;
}

/** Gathers copies and loose (height, hash) pairs into a book. */
export function makeBlockBook(copies: readonly BlockCopy[], seen: readonly { readonly height: number; readonly hash: Hash }[]): BlockBook {
  const byHash = new Map<Hash, KnownBlock & { copies: BlockCopy[] }>();
  const hashesAt = new Map<number, Set<Hash>>();
  const note = (height: number, hash: Hash) => {
    const set = hashesAt.get(height) ?? new Set<Hash>();
    hashesAt.set(height, set.add(hash.toLowerCase() as Hash));
  };
  for (const copy of copies) {
    const hash = copy.block.hash.toLowerCase() as Hash;
    const parent = copy.block.parentHash.toLowerCase() as Hash;
    const height = Number(copy.block.number);
    const known = byHash.get(hash);
    if (known !== undefined) known.copies.push(copy);
    else byHash.set(hash, { hash, height, parent, copies: [copy] });
    note(height, hash);
    if (height > 0) note(height - 1, parent);
  }
  for (const { height, hash } of seen) note(height, hash);
  return { byHash, hashesAt };
}

/** The block of this branch at `height`: along parent hashes; below a gap in the recording only where the whole file knows one hash. null = not known. */
export function ancestorAt(book: BlockBook, tip: Hash, height: number): KnownBlock | null {
  let at = book.byHash.get(tip);
  while (at !== undefined && at.height > height) at = book.byHash.get(at.parent);
  if (at !== undefined) return at.height === height ? at : null;
  const hashes = book.hashesAt.get(height);
  const only = hashes?.size === 1 ? [...hashes][0] : undefined;
  return only === undefined ? null : (book.byHash.get(only) ?? null);
}

/** Whether the branch under `tip` holds this block, followed by parent hashes without a gap. */
export function descendsFrom(book: BlockBook, tip: Hash, ancestor: Hash): boolean {
  const target = book.byHash.get(ancestor);
  let at = book.byHash.get(tip);
  while (at !== undefined && target !== undefined && at.height > target.height) at = book.byHash.get(at.parent);
  return tip === ancestor || (at !== undefined && at === target);
}

/** True where every block above `since` up to `tip` is known and carries no vote on validators: the set is then the same at both. */
export function keepsValidators(book: BlockBook, tip: Hash, since: Hash): boolean {
  if (tip === since) return true;
  if (!descendsFrom(book, tip, since)) return false;
  for (let at = book.byHash.get(tip); at !== undefined && at.hash !== since; at = book.byHash.get(at.parent)) {
    if (mayChangeValidators(at)) return false;
  }
  return true;
}

/** A header that can't be read, or whose empty list says that a contract keeps the validators, may change them. */
function mayChangeValidators({ copies }: KnownBlock): boolean {
  const block = copies[0]?.block;
  if (block === undefined) return true;
  try {
    const extra = decodeExtra(block.extraData as Hex, block.mixHash as Hash);
    if (extra.validators.length === 0) return true;
    return extra.format === 'qbft' ? extra.vote !== null : !/^0x0*$/.test(String(block.miner));
  } catch {
    return true;
  }
}

/** The block as `node` would give it: its own copy (the last until `at`, else its first), else another's. null where the form asked for isn't known. */
export function blockFor(block: KnownBlock, node: string, at: number, objects: boolean): BlockJson | null {
  const fits = (copy: BlockCopy) => copy.shape === 'empty' || copy.shape === (objects ? 'objects' : 'hashes');
  const own = block.copies.filter((copy) => copy.node === node);
  for (const from of [own, block.copies]) {
    const fitting = from.filter(fits);
    const copy = fitting[Math.max(0, countUntil(fitting, at) - 1)];
    if (copy !== undefined) return copy.block;
    const whole = objects ? undefined : from[Math.max(0, countUntil(from, at) - 1)];
    if (whole !== undefined) return withTransactionHashes(whole.block);
  }
  return null;
}

function withTransactionHashes(block: BlockJson): BlockJson {
  const transactions = Array.isArray(block.transactions) ? (block.transactions as unknown[]) : [];
  return { ...block, transactions: transactions.map((entry) => (entry as { hash?: unknown } | null)?.hash ?? entry) };
}
