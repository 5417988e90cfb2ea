import { type BranchPlan, planBranches } from '@/lib/drill/plant/branch-plan';
import { buildNext, dueAtMs } from '@/lib/drill/plant/build-next';
import { commonHead } from '@/lib/drill/plant/common-head';
import { cutMesh, restartAll } from '@/lib/drill/plant/cut-mesh';
import type { DrillNetwork, PlantedBranch, SimNode, StoredBlock } from '@/lib/drill/types';

export type PlantedFork = {
  readonly ancestor: StoredBlock;
  /** In the order asked for; blocks from the lowest up. */
  readonly branches: readonly { readonly holders: readonly string[]; readonly blocks: readonly StoredBlock[] }[];
};

export type Planting = {
  readonly state: () => 'waiting' | 'apart' | 'planted' | 'given-up';
  /** null until it is planted. */
  readonly fork: () => PlantedFork | null;
  /** Gives up what is not planted yet and joins the mesh again. */
  readonly cancel: () => void;
};

export type PlantOptions = {
  /** Every holder's process is stopped cleanly and started again at the end, as in the lab: only HEAD, HEAD-1 and HEAD-127 can be rewound to. */
  readonly restarted?: boolean;
  readonly onPlanted?: (fork: PlantedFork) => void;
};

/** Simulated ms between two looks, how long before the next block the mesh is cut, and how long a quiet moment is waited for. */
const LOOK_MS = 20;
const LEAD_MS = 100;
const PATIENCE_MS = 120_000;

/**
 * Forks the network as two meshes with the same keys would that are kept apart and then joined: all links are cut between two blocks, each
 * holder imports the real blocks of its branch when they are due (a branch of 50 blocks takes 50 periods), then the links are made anew.
 * Nothing is painted: what follows is the protocol's. @throws Error saying why it does not fit
 */
export function plantFork(
  network: DrillNetwork,
  asked: readonly PlantedBranch[],
  { restarted = false, onPlanted }: PlantOptions = {},
): Planting {
  const { sim } = network;
  const first = planBranches(network, asked);
  if (!first.ok) throw new Error(first.why);
  const giveUpAt = sim.now() + PATIENCE_MS;
  let apartUntil = 0;
  let join: () => void = () => undefined;
  let state: ReturnType<Planting['state']> = 'waiting';
  let fork: PlantedFork | null = null;
  let timer = sim.after(0, wait);

  function again(act: () => void): undefined {
    timer = sim.after(LOOK_MS, act);
  }

  function giveUp(why: string): undefined {
    timer.cancel();
    if (state === 'apart') join();
    state = 'given-up';
    network.note('fork not planted', { why });
  }

  /** A moment between two blocks: one head everywhere, and nobody has prepared the next. */
  function wait(): undefined {
    if (sim.now() > giveUpAt) return giveUp('no moment came in which all heads were equal and nothing was prepared');
    const common = commonHead(network);
    if (!common.ok) return giveUp(common.why);
    const isQuiet = common.settled && network.nodes.every(isIdle);
    if (!isQuiet || sim.now() < dueAtMs(network, common.head) - LEAD_MS) return again(wait);
    const plan = planBranches(network, asked);
    if (!plan.ok) return giveUp(plan.why);
    join = cutMesh(network);
    state = 'apart';
    apartUntil = sim.now() + PATIENCE_MS + longestMs(network, plan.branches);
    grow(
      plan.ancestor,
      plan.branches.map((branch) => ({ branch, blocks: [] })),
    );
  }

  /** Gives each holder the next block of its branch once it is due; nodes whose clocks are behind take it later. */
  function grow(ancestor: StoredBlock, grown: readonly Grown[]): undefined {
    if (sim.now() > apartUntil) return giveUp('a node did not take a block of its branch: is its clock behind?');
    for (const one of grown) {
      const why = growOne(network, ancestor, one);
      if (why !== null) return giveUp(why);
    }
    if (grown.some((one) => !isGrown(one))) return again(() => grow(ancestor, grown));
    join();
    if (restarted) restartAll(network);
    state = 'planted';
    fork = { ancestor, branches: grown.map(({ branch, blocks }) => ({ holders: branch.holders.map(({ name }) => name), blocks })) };
    network.note('fork planted', toldOf(fork));
    onPlanted?.(fork);
  }

  return {
    state: () => state,
    fork: () => fork,
    cancel: () => {
      if (state === 'waiting' || state === 'apart') giveUp('cancelled');
    },
  };
}

type Grown = { readonly branch: BranchPlan; readonly blocks: StoredBlock[] };

const headHash = (node: SimNode): string | undefined => node.process()?.chain.head().block.hash;
const allHave = ({ branch, blocks }: Grown): boolean => branch.holders.every((node) => headHash(node) === blocks.at(-1)?.block.hash);
const isGrown = (one: Grown): boolean => one.blocks.length === one.branch.depth && allHave(one);

function growOne(network: DrillNetwork, ancestor: StoredBlock, one: Grown): string | null {
  const { branch, blocks } = one;
  const parent = blocks.at(-1) ?? ancestor;
  const chain = branch.holders[0]?.process()?.chain;
  if (chain === undefined) return `${branch.holders[0]?.name} went down`;
  const isNextDue = network.sim.now() >= dueAtMs(network, parent);
  if (blocks.length < branch.depth && isNextDue && (blocks.length === 0 || allHave(one)))
    blocks.push(buildNext(network, chain, branch, parent, blocks.length));
  const newest = blocks.at(-1);
  if (newest === undefined) return null;
  for (const node of branch.holders) {
    if (headHash(node) === newest.block.hash) continue;
    const result = node.process()?.chain.insert(newest) ?? 'down';
    // A clock that is behind takes the block for one of the future: offered again until it isn't.
    if (result !== 'head' && result !== 'future')
      return `${node.name} did not take block ${newest.block.header.height} of its branch: ${result}`;
  }
  return null;
}

function isIdle(node: SimNode): boolean {
  const view = node.process()?.miner.view() ?? null;
  return view === null || (view.state === 'accept-request' && view.preparedRound === null);
}

function longestMs({ workshop }: DrillNetwork, branches: readonly BranchPlan[]): number {
  const { blockPeriodMs, emptyBlockPeriodMs } = workshop.settingsAt(1);
  return 2 * Math.max(...branches.map(({ depth }) => depth)) * Math.max(1000, blockPeriodMs, emptyBlockPeriodMs);
}

function toldOf(fork: PlantedFork): Readonly<Record<string, unknown>> {
  const branches = fork.branches.map(({ holders, blocks }) => ({
    holders,
    hashes: blocks.map(({ block }) => block.hash),
    rounds: blocks.map(({ round }) => round),
  }));
  return { ancestor: fork.ancestor.block.header.height, branches };
}
