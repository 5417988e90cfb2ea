import type { Candidate, DrillBlock, Simulation, Timer } from '@/lib/drill/types';

/** A block on its way through Seal. `key` = what its header comes from: the same key is the same block. */
export type SealTask = {
  readonly key: string;
  readonly candidate: Candidate;
  /** Seconds. */
  readonly timestamp: number;
  readonly maySeal: boolean;
};

/** The one block that this node's own worker is having sealed. */
export type Sealer = {
  /** Takes the place of the block before it, unless it is the same again. */
  readonly seal: (task: SealTask) => void;
  /** True once: this is the block that Seal waits for, and the worker writes it itself. */
  readonly claim: (block: DrillBlock) => boolean;
  /** A core starts: what waits is forgotten, though its request may still come. */
  readonly forgetProposed: () => void;
};

type Options = {
  readonly sim: Simulation;
  readonly clock: () => number;
  readonly request: (candidate: Candidate) => void;
};

/** Source: quorum miner/worker.go taskLoop; istanbul/backend/engine.go Seal, Start; backend.go Commit (proposedBlockHash). */
export function createSealer({ sim, clock, request }: Options): Sealer {
  let previous: string | null = null;
  let waiting: Timer | null = null;
  let proposed: Candidate | null = null;
  return {
    seal: ({ key, candidate, timestamp, maySeal }) => {
      if (key === previous) return;
      previous = key;
      waiting?.cancel();
      proposed = null;
      if (!maySeal) return;
      waiting = sim.after(timestamp * 1000 - clock(), () => {
        proposed = candidate;
        sim.after(0, () => request(candidate));
      });
    },
    claim: (block) => {
      if (proposed === null || proposed.height !== block.header.height || proposed.block().hash !== block.hash) return false;
      proposed = null;
      return true;
    },
    forgetProposed: () => {
      proposed = null;
    },
  };
}
