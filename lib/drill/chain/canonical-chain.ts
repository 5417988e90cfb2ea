import type { Hash } from '@/lib/consensus/types';
import type { Disk, HeadChange, StoredBlock } from '@/lib/drill/types';

/** The canonical chain on a node's disk and its two heads: of the blocks and of the headers. */
export type CanonicalChain = {
  readonly head: () => StoredBlock;
  readonly get: (hash: Hash) => StoredBlock | null;
  readonly hashAt: (height: number) => Hash | null;
  /** Makes a stored block the head, reorganising where its parent is not. */
  readonly adopt: (copy: StoredBlock) => void;
  /** Makes a canonical block at or below the head the head; what is above stays where it is, as leftover. */
  readonly fallTo: (copy: StoredBlock) => void;
  /** Deletes all blocks above `height`, side blocks too; `header` is the header chain's head then. */
  readonly cutAbove: (height: number, header: Hash) => void;
};

/** @throws Error when the disk holds no head: it was not made by createDisk. */
export function openCanonicalChain(disk: Disk): CanonicalChain {
  const { blocks, canonical, leftover } = disk;
  const get = (hash: Hash): StoredBlock | null => blocks.get(hash) ?? null;
  const hashAt = (height: number): Hash | null => canonical[height] ?? leftover.get(height) ?? null;
  let head = must(get(canonical.at(-1) ?? '0x'));

  /** Source: quorum core/blockchain.go writeHeadBlock: only a new hash at its height moves the header chain. */
  const writeHead = (copy: StoredBlock): void => {
    const { hash, header } = copy.block;
    const isNew = hashAt(header.height) !== hash;
    while (canonical.length > header.height) leftover.set(canonical.length - 1, must(canonical.pop()));
    canonical.push(hash);
    leftover.delete(header.height);
    if (isNew) disk.headerHead = hash;
    head = copy;
  };

  /** Source: quorum core/blockchain.go reorg: canonical numbers above what is the head by then are deleted, the last block comes after. */
  const reorganise = (to: StoredBlock): void => {
    const { added } = pathBetween(head, to, get);
    for (const copy of added.slice(0, -1)) writeHead(copy);
    for (let above = canonical.length; leftover.delete(above); above++);
  };

  return {
    head: () => head,
    get,
    hashAt,
    adopt: (copy) => {
      if (copy.block.header.parentHash !== head.block.hash) reorganise(copy);
      writeHead(copy);
    },
    fallTo: writeHead,
    cutAbove: (height, header) => {
      for (const [hash, { block }] of blocks) if (block.header.height > height) blocks.delete(hash);
      for (const above of [...leftover.keys()]) if (above > height) leftover.delete(above);
      canonical.length = Math.min(canonical.length, height + 1);
      disk.headerHead = header;
    },
  };
}

/** The way from one head to another over their common ancestor. */
export function pathBetween(from: StoredBlock, to: StoredBlock, get: (hash: Hash) => StoredBlock | null): Omit<HeadChange, 'head'> {
  if (to.block.header.parentHash === from.block.hash) return { dropped: [], added: [to] };
  const dropped: StoredBlock[] = [];
  const added: StoredBlock[] = [];
  const parentOf = (copy: StoredBlock): StoredBlock => must(get(copy.block.header.parentHash));
  let down = from;
  let up = to;
  while (down.block.hash !== up.block.hash) {
    const difference = down.block.header.height - up.block.header.height;
    if (difference >= 0) {
      dropped.push(down);
      down = parentOf(down);
    }
    if (difference <= 0) {
      added.push(up);
      up = parentOf(up);
    }
  }
  return { dropped, added: added.reverse() };
}

function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('the chain on this disk has a gap');
  return value;
}
