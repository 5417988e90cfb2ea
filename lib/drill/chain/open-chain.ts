import type { Address, Hash } from '@/lib/consensus/types';
import { openCanonicalChain, pathBetween } from '@/lib/drill/chain/canonical-chain';
import { createFutureBlocks } from '@/lib/drill/chain/future-blocks';
import { type ImportWorld, importBlock } from '@/lib/drill/chain/import-block';
import { repairHead, rewindTo } from '@/lib/drill/chain/rewind';
import { type Snapshots, shareSnapshots } from '@/lib/drill/chain/share-snapshots';
import { openStateBook, STATES_IN_MEMORY } from '@/lib/drill/chain/state-book';
import { createTurnMemory } from '@/lib/drill/chain/turn-memory';
import { verifyProposal } from '@/lib/drill/chain/verify-proposal';
import type { BlockWorkshop, Chain, Disk, HeadChange, InsertResult, NodeName, Simulation, StoredBlock } from '@/lib/drill/types';

export type ChainOptions = {
  readonly disk: Disk;
  readonly workshop: BlockWorkshop;
  /** Address of the node's own key, to which etherbase is forced. */
  readonly self: Address;
  readonly sim: Simulation;
  readonly name: NodeName;
  /** The node's clock, ms. */
  readonly clock: () => number;
};

/** How far below the head a clean stop writes states. Source: quorum core/blockchain.go Stop. */
const WRITTEN_AT_STOP = [0, 1, STATES_IN_MEMORY - 1];

/** A node's chain for the life of one process. A head whose state is not on disk is repaired first, without a word. */
export function openChain({ disk, workshop, self, sim, name, clock }: ChainOptions): Chain {
  const chain = openCanonicalChain(disk);
  const states = openStateBook(disk);
  const shared = shareSnapshots(workshop);
  const turns = createTurnMemory(disk);
  // The set is everybody's, its order this process's own; whoever takes a set, header checks included, makes the client remember it.
  const snapshots: Snapshots = (block, blockOf) => {
    turns(block, blockOf);
    return shared(block, blockOf);
  };
  const listeners: ((change: HeadChange) => void)[] = [];
  let isOpen = true;

  const insert = (copy: StoredBlock): InsertResult => {
    // Source: quorum core/blockchain.go insertStopped: a chain that ends takes nothing more, and says nothing.
    if (!isOpen) return 'known';
    const before = chain.head();
    const result = importBlock(copy, world);
    const head = chain.head();
    if (head !== before) {
      const change: HeadChange = { head, ...pathBetween(before, head, chain.get) };
      for (const listener of listeners) listener(change);
    }
    return result;
  };
  const future = createFutureBlocks(sim, insert);
  const world: ImportWorld = {
    disk,
    chain,
    states,
    future,
    snapshots,
    workshop,
    self,
    clock,
    get: chain.get,
    settingsAt: workshop.settingsAt,
    random: sim.random(`fork-choice ${name}`),
  };

  disk.cleanStop = false;
  repairHead(world);

  return {
    head: chain.head,
    headerHead: () => chain.get(disk.headerHead) ?? chain.head(),
    at: (height) => {
      const hash = chain.hashAt(height);
      return hash === null ? null : chain.get(hash);
    },
    get: chain.get,
    isCanonical: (hash) => {
      const copy = chain.get(hash);
      return copy !== null && chain.hashAt(copy.block.header.height) === hash;
    },
    totalDifficulty: (hash) => {
      const copy = chain.get(hash);
      return copy === null ? null : Number(workshop.genesis.block.header.difficulty) + copy.block.header.height;
    },
    snapshotAt: (hash) => {
      const copy = chain.get(hash);
      if (copy === null) return null;
      const blockOf = (parent: Hash) => chain.get(parent)?.block ?? null;
      const order = turns(copy.block, blockOf);
      const standing = shared(copy.block, blockOf);
      return order === null || standing === null ? null : { height: copy.block.header.height, hash, ...standing, turns: order };
    },
    stateAt: (hash) => {
      const root = chain.get(hash)?.block.header.stateRoot;
      return root !== undefined && states.has(root) ? workshop.stateOf(root) : null;
    },
    verifyProposal: (block) => verifyProposal(block, world),
    insert,
    setHead: (height) => {
      if (!isOpen) return;
      rewindTo(height, world);
      future.clear();
    },
    onHead: (listener) => {
      listeners.push(listener);
    },
    close: (how) => {
      if (!isOpen) return;
      isOpen = false;
      future.clear();
      if (how === 'kill') return;
      disk.cleanStop = true;
      const { height } = chain.head().block.header;
      for (const offset of WRITTEN_AT_STOP) {
        const hash = height > offset ? chain.hashAt(height - offset) : null;
        const copy = hash === null ? null : chain.get(hash);
        if (copy !== null) states.write(copy.block.header.stateRoot);
      }
    },
  };
}
