import type { Address, Vote } from '@/lib/consensus/types';
import type { BlockWorkshop, BuildPlan, Candidate, Chain, DrillBlock, DrillTransaction, Random } from '@/lib/drill/types';

/** Header of the next block, before transactions. */
export type Work = {
  readonly height: number;
  readonly plan: Omit<BuildPlan, 'transactions'>;
  /** False: this node is not in the set, "Block sealing failed". */
  readonly maySeal: boolean;
};

type Surroundings = {
  readonly chain: Chain;
  readonly workshop: BlockWorkshop;
  readonly self: Address;
  /** The node's own clock, ms. */
  readonly clock: () => number;
  readonly random: Random;
  /** What istanbul_propose has collected. */
  readonly candidates: ReadonlyMap<Address, boolean>;
};

/**
 * What the next block on the node's head would be: time stamp `period` after the parent but not in the past, the set after the parent, and
 * one of the node's open proposals, picked at random, as its vote. null = snapshot or state of the head are not to be had.
 * Source: quorum miner/worker.go commitNewWork; backend/engine.go and qbft/engine/engine.go Prepare.
 */
export function prepareWork({ chain, workshop, self, clock, random, candidates }: Surroundings): Work | null {
  const parent = chain.head().block;
  const snapshot = chain.snapshotAt(parent.hash);
  if (snapshot === null || chain.stateAt(parent.hash) === null) return null;
  const height = parent.header.height + 1;
  const due = parent.header.timestamp + workshop.settingsAt(height).blockPeriodMs / 1000;
  const votes = [...candidates].filter(([recipient, add]) => snapshot.validators.includes(recipient) !== add);
  const picked = votes.length === 0 ? undefined : votes[random.below(votes.length)];
  const vote: Vote | null = picked === undefined ? null : { recipient: picked[0], add: picked[1] };
  const timestamp = Math.max(due, Math.floor(clock() / 1000));
  const validators = validatorsAfter(workshop, parent, snapshot.validators);
  return { height, plan: { parent, author: self, validators, timestamp, vote }, maySeal: snapshot.validators.includes(self) };
}

/** A transition's set stands in the first block after the transition's own. Source: quorum qbft/engine/engine.go Prepare. */
function validatorsAfter({ genesis }: BlockWorkshop, parent: DrillBlock, voted: readonly Address[]): readonly Address[] {
  const transition = genesis.config.transitions.find(({ block, validators }) => block === parent.header.height && validators !== undefined);
  return transition?.validators === undefined ? voted : [...transition.validators].sort();
}

/** The work as a block, built when first asked for: most nodes' candidates are never looked at. */
export function toCandidate(workshop: BlockWorkshop, work: Work, transactions: readonly DrillTransaction[]): Candidate {
  const { height, plan } = work;
  let built: DrillBlock | null = null;
  return {
    height,
    block: () => {
      built ??= workshop.build({ ...plan, transactions });
      return built;
    },
    delayedBy: (seconds) => toCandidate(workshop, { ...work, plan: { ...plan, timestamp: plan.timestamp + seconds } }, transactions),
  };
}
