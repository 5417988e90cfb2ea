import type { Address } from '@/lib/consensus/types';
import type { CanonicalChain } from '@/lib/drill/chain/canonical-chain';
import type { FutureBlocks } from '@/lib/drill/chain/future-blocks';
import type { StateBook } from '@/lib/drill/chain/state-book';
import { type HeaderWorld, hasEnoughSeals, verifyHeader } from '@/lib/drill/chain/verify-header';
import { winsForkChoice } from '@/lib/drill/chain/wins-fork-choice';
import type { BlockWorkshop, Disk, InsertResult, Random, StoredBlock } from '@/lib/drill/types';

export type ImportWorld = HeaderWorld & {
  readonly disk: Disk;
  readonly chain: CanonicalChain;
  readonly states: StateBook;
  readonly future: FutureBlocks;
  readonly workshop: BlockWorkshop;
  readonly self: Address;
  readonly random: Random;
};

/**
 * One block through the client's import: header, seals, parent and its state, execution, fork choice. The caller tells of the new head.
 * Source: quorum core/blockchain.go insertChain, core/block_validator.go ValidateBody.
 */
export function importBlock(copy: StoredBlock, world: ImportWorld): InsertResult {
  const { chain, future } = world;
  if (isKnown(copy, world)) return takeKnown(copy, world);
  const header = verifyHeader(copy.block, world);
  if (!header.ok) {
    const isLate = header.why === 'unknown ancestor' && future.has(copy.block.header.parentHash);
    if (header.why === 'block in the future' || isLate) {
      future.add(copy, world.clock());
      return 'future';
    }
    future.remove(copy.block.hash);
    return header.why === 'unknown ancestor' ? 'missing-parent' : 'invalid';
  }
  future.remove(copy.block.hash);
  if (!hasEnoughSeals(copy.committers, header.validators)) return 'too-few-seals';
  if (world.workshop.stateOf(copy.block.header.stateRoot) === null) return 'invalid';
  const parent = chain.get(copy.block.header.parentHash);
  if (parent === null || !world.states.has(parent.block.header.stateRoot)) return importOnPruned(copy, world);
  execute(copy, world);
  return resultOf(copy, chain);
}

/** Known is a block stored with its state. Blocks that came back to a shorter chain are made the head as they are. */
function takeKnown(copy: StoredBlock, { chain, future }: ImportWorld): InsertResult {
  future.remove(copy.block.hash);
  const stored = chain.get(copy.block.hash) ?? copy;
  if (stored.block.header.height <= chain.head().block.header.height) return 'known';
  chain.adopt(stored);
  return 'head';
}

/**
 * The parent is stored without its state: the block is stored beside, and once it is as high as the head everything since the last state is
 * executed again. Source: quorum core/blockchain.go insertSideChain.
 */
function importOnPruned(copy: StoredBlock, world: ImportWorld): InsertResult {
  const { disk, chain, states } = world;
  const { hash, header } = copy.block;
  const head = chain.head().block.header.height;
  const canonical = head >= header.height ? chain.hashAt(header.height) : null;
  if (canonical !== hash) {
    // The client takes a side block that names a state it already has for an attack.
    if (canonical !== null && chain.get(canonical)?.block.header.stateRoot === header.stateRoot) return 'invalid';
    if (!disk.blocks.has(hash)) disk.blocks.set(hash, copy);
  }
  if (head > header.height) return 'side';
  const again: StoredBlock[] = [];
  let at: StoredBlock | null = copy;
  while (at !== null && !states.has(at.block.header.stateRoot)) {
    again.push(chain.get(at.block.hash) ?? at);
    at = chain.get(at.block.header.parentHash);
  }
  if (at === null) return 'missing-state';
  for (const [index, next] of again.reverse().entries()) {
    // A block without transactions has its state as soon as its parent has: the client then asks no fork choice.
    if (index > 0 && isKnown(next, world)) chain.adopt(next);
    else execute(next, world);
  }
  return resultOf(copy, chain);
}

/** Source: quorum core/blockchain.go writeBlockWithState. */
function execute(copy: StoredBlock, { disk, chain, states, self, random }: ImportWorld): void {
  const { hash, header } = copy.block;
  disk.blocks.set(hash, copy);
  states.keep(header.stateRoot, header.height);
  if (winsForkChoice(copy, chain.head(), self, random)) chain.adopt(copy);
}

const isKnown = ({ block }: StoredBlock, { chain, states }: ImportWorld): boolean =>
  chain.get(block.hash) !== null && states.has(block.header.stateRoot);

const resultOf = (copy: StoredBlock, chain: CanonicalChain): InsertResult =>
  chain.head().block.hash === copy.block.hash ? 'head' : 'side';
