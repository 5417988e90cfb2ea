import { defineFault } from '@/lib/drill/faults/define-fault';
import { FaultRefused } from '@/lib/drill/faults/fault-refused';
import { flagOf, groupsOf, numberOf } from '@/lib/drill/faults/read-arguments';
import { checkGroups, dealNodes, halves } from '@/lib/drill/faults/split-nodes';
import { planBranches } from '@/lib/drill/plant/branch-plan';
import { healFork } from '@/lib/drill/plant/heal-fork';
import { plantFork } from '@/lib/drill/plant/plant-fork';
import type { DrillNetwork, FaultArguments, NodeName, PlantedBranch } from '@/lib/drill/types';

/** `branches` names the holders; `split` ("2-2", "4-3") deals them in their order; neither: halves. */
function readHolders(network: DrillNetwork, given: FaultArguments): readonly (readonly NodeName[])[] {
  const named = groupsOf(given, 'branches');
  if (named !== null && given.split !== undefined) throw new FaultRefused('branches and split say the same thing: one of them is enough.');
  if (named !== null) return checkGroups(network, named);
  if (given.split === undefined) return dealNodes(network, halves(network));
  const counts = String(given.split).split('-').map(Number);
  if (counts.length < 2 || counts.some((count) => !Number.isInteger(count) || count < 1)) {
    throw new FaultRefused(`split is "${given.split}"; it is validators per branch, such as 2-2, 3-1 or 2-1-1.`);
  }
  return dealNodes(network, counts);
}

export const fork = defineFault({
  id: 'fork',
  title: 'Fork',
  does: 'Two or more valid blocks at one height, each with a quorum of real seals, each held by its camp: left behind as by two meshes with the same keys. What follows is the protocol.',
  undone: 'If it is still there: everybody is rewound to the last common block with all cores stopped, and every process is restarted.',
  mustSay: { verdict: 'forked', words: 'Forked: the last common block, who holds which branch, and whether it heals by itself.' },
  takes: {
    split: 'validators per branch, such as 2-2, 3-1, 4-3, 2-1-1 (halves)',
    branches: 'or by name: names with commas, branches with | between them',
    depth: 'blocks of each branch (1)',
    restarted: 'true = every process is restarted at its end: older states are pruned',
    transactions: 'most transfers in each block (all that wait in the pool)',
  },
  read: (network, given) => {
    const depth = numberOf(given, 'depth', { least: 1, most: 1000, otherwise: 1, whole: true });
    const transactions =
      given.transactions === undefined ? {} : { transactions: numberOf(given, 'transactions', { least: 0, most: 1000, otherwise: 0 }) };
    const branches: readonly PlantedBranch[] = readHolders(network, given).map((holders) => ({ depth, holders, ...transactions }));
    const plan = planBranches(network, branches);
    if (!plan.ok) throw new FaultRefused(plan.why);
    return { branches, restarted: flagOf(given, 'restarted') };
  },
  apply: (network, { branches, restarted }) => {
    const planting = plantFork(network, branches, { restarted });
    return () => {
      planting.cancel();
      if (planting.state() === 'planted') healFork(network);
    };
  },
});
