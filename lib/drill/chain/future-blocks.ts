import type { Hash } from '@/lib/consensus/types';
import type { Simulation, StoredBlock, Timer } from '@/lib/drill/types';

/** Source: quorum core/blockchain.go maxFutureBlocks, maxTimeFutureBlocks, update. */
const MOST = 256;
const FURTHEST_SECONDS = 30;
const EVERY_MS = 5000;

/** Blocks whose time stamps are ahead of the node's clock, tried again every 5 s since the process started. */
export type FutureBlocks = {
  /** Keeps the block when it is at most 30 s ahead; a child of a kept block is kept whatever it says. */
  readonly add: (copy: StoredBlock, nowMs: number) => void;
  readonly has: (hash: Hash) => boolean;
  readonly remove: (hash: Hash) => void;
  readonly clear: () => void;
};

/** Source: quorum core/blockchain.go addFutureBlock, procFutureBlocks. */
export function createFutureBlocks(sim: Simulation, insert: (copy: StoredBlock) => void): FutureBlocks {
  const kept = new Map<Hash, StoredBlock>();
  const startedAt = sim.now();
  let timer: Timer | null = null;

  const wait = (): void => {
    timer ??= sim.after(EVERY_MS - ((sim.now() - startedAt) % EVERY_MS), tick);
  };
  const tick = (): void => {
    timer = null;
    const lowestFirst = [...kept.values()].sort((one, other) => one.block.header.height - other.block.header.height);
    for (const copy of lowestFirst) insert(copy);
    if (kept.size > 0) wait();
  };

  return {
    add: (copy, nowMs) => {
      if (copy.block.header.timestamp > Math.floor(nowMs / 1000) + FURTHEST_SECONDS) return;
      kept.delete(copy.block.hash);
      kept.set(copy.block.hash, copy);
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
      wait();
    },
    has: (hash) => kept.has(hash),
    remove: (hash) => {
      kept.delete(hash);
    },
    clear: () => {
      kept.clear();
      timer?.cancel();
      timer = null;
    },
  };
}
