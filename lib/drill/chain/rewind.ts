import type { Hash } from '@/lib/consensus/types';
import type { CanonicalChain } from '@/lib/drill/chain/canonical-chain';
import type { StateBook } from '@/lib/drill/chain/state-book';
import type { Disk, StoredBlock } from '@/lib/drill/types';

type Rewound = { readonly disk: Disk; readonly chain: CanonicalChain; readonly states: StateBook };

/**
 * debug_setHead. Blocks above `target` are deleted, side blocks too. The head lands at the target, or at the next older block whose state can
 * be opened; the blocks between stay stored and are answered by height. At or above the head nothing happens.
 * Source: quorum core/blockchain.go SetHeadBeyondRoot, core/headerchain.go SetHead; seen so on v24.4.1.
 */
export function rewindTo(target: number, { disk, chain, states }: Rewound): void {
  const head = chain.head();
  const heightOf = (copy: StoredBlock): number => copy.block.header.height;
  let header = chain.get(disk.headerHead) ?? head;
  if (heightOf(head) === target || target < 0 || heightOf(header) <= target) return;
  while (heightOf(header) > target) header = parentOf(header, chain);
  chain.cutAbove(target, header.block.hash);
  if (target < heightOf(head)) chain.fallTo(newestWithState(header, chain, states, null));
}

/**
 * What a process does at its start when the state of its head is not on disk, because the one before was killed: the head falls to the block at
 * which the flat snapshot stands, or lower; states of later clean stops don't help. All blocks stay stored.
 * Source: quorum core/blockchain.go NewBlockChain ("Head state missing, repairing"); seen so on v24.4.1.
 */
export function repairHead({ disk, chain, states }: Rewound): void {
  const head = chain.head();
  if (states.has(head.block.header.stateRoot)) return;
  chain.fallTo(newestWithState(head, chain, states, disk.snapshotRoot));
}

function newestWithState(from: StoredBlock, chain: CanonicalChain, states: StateBook, threshold: Hash | null): StoredBlock {
  let isBelow = threshold === null;
  for (let at = from; ; at = parentOf(at, chain)) {
    const { stateRoot, height } = at.block.header;
    isBelow ||= stateRoot === threshold;
    if (height === 0 || (isBelow && states.has(stateRoot))) return at;
  }
}

function parentOf(copy: StoredBlock, chain: CanonicalChain): StoredBlock {
  const parent = chain.get(copy.block.header.parentHash);
  if (parent === null) throw new Error('the chain on this disk has a gap');
  return parent;
}
