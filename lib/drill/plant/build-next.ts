import { expectedProposer } from '@/lib/consensus/expected-proposer';
import type { Address, Vote } from '@/lib/consensus/types';
import type { BranchPlan } from '@/lib/drill/plant/branch-plan';
import type { Chain, DrillNetwork, DrillTransaction, SimNode, StoredBlock } from '@/lib/drill/types';

/** When the block after `parent` may come, simulated ms: not before its parent's time and the period of its height. */
export function dueAtMs({ workshop }: DrillNetwork, parent: StoredBlock): number {
  const { height, timestamp } = parent.block.header;
  const { blockPeriodMs, emptyBlockPeriodMs } = workshop.settingsAt(height + 1);
  return timestamp * 1000 + Math.max(blockPeriodMs, emptyBlockPeriodMs);
}

/**
 * The next block of a branch as its mesh would make it: by the rotation, in the first round whose proposer is of the mesh (the first block: in
 * the planned round), time stamp as the worker writes it, sealed by the mesh. Source: quorum qbft/engine Prepare, validator/default.go.
 */
export function buildNext(
  { workshop, sim, nodes }: DrillNetwork,
  chain: Chain,
  branch: BranchPlan,
  parent: StoredBlock,
  step: number,
): StoredBlock {
  const { height, timestamp } = parent.block.header;
  const settings = workshop.settingsAt(height + 1);
  const { validators, turns: order } = chain.snapshotAt(parent.block.hash) ?? { validators: [], turns: 'bytes' };
  const lastAuthor = height === 0 ? null : parent.block.author;
  const proposerAt = (round: number): Address => {
    const proposer = expectedProposer({ ...settings, validators, order, lastAuthor, round, family: 'goquorum' });
    if (proposer === null) throw new Error(`nobody is to propose at ${height + 1}`);
    return proposer;
  };
  const turns = validators.map((_, round) => round);
  const round = step === 0 ? branch.firstRound : (turns.find((one) => branch.sealers.includes(proposerAt(one))) ?? 0);
  const block = workshop.build({
    parent: parent.block,
    author: proposerAt(round),
    validators,
    // The candidate is made when its parent arrives, whenever it is proposed; the genesis block is always long past.
    timestamp: height === 0 ? Math.floor(sim.now() / 1000) : timestamp + Math.ceil(settings.blockPeriodMs / 1000),
    transactions: fromPool(branch, proposerAt(round)),
    vote: voteOf(
      nodes.find(({ key }) => key.address === proposerAt(round)),
      validators,
    ),
  });
  return { block, round, committers: branch.sealers };
}

/** The first of the author's open proposals that would make a difference. Source: quorum backend/engine.go Prepare, which picks one at random. */
function voteOf(author: SimNode | undefined, validators: readonly Address[]): Vote | null {
  const open = [...(author?.process()?.miner.candidates() ?? [])].sort(([one], [other]) => (one < other ? -1 : 1));
  const [vote] = open.filter(([recipient, add]) => validators.includes(recipient) !== add);
  return vote === undefined ? null : { recipient: vote[0], add: vote[1] };
}

/** What waits in the pool of the author, or of the branch's first holder where the author ran in another mesh. */
function fromPool({ holders, transactions }: BranchPlan, author: Address): readonly DrillTransaction[] {
  const miner = holders.find((node) => node.key.address === author) ?? holders[0];
  const waiting = [...(miner?.process()?.pool.pending().values() ?? [])].flat();
  return waiting.slice(0, transactions);
}
