import { isOfNetwork, runningChains } from '@/lib/drill/plant/common-head';
import { restartAll } from '@/lib/drill/plant/cut-mesh';
import type { Chain, DrillNetwork } from '@/lib/drill/types';

/**
 * Ends a fork in one stroke: all cores stopped, everybody rewound to the last block all share, every process restarted. Does nothing where
 * nobody disagrees. Gives the height asked for (states that are gone make nodes land lower); null = there was no fork.
 */
export function healFork(network: DrillNetwork): number | null {
  const ancestor = forkPoint(network);
  if (ancestor === null) return null;
  const processes = network.nodes.flatMap((node) => (isOfNetwork(network, node) ? (node.process() ?? []) : []));
  for (const { miner } of processes) miner.stop();
  for (const { chain } of processes) chain.setHead(ancestor);
  restartAll(network);
  network.note('fork healed', { ancestor });
  return ancestor;
}

/** Height of the last common ancestor of the running nodes' chains; null = no two of them disagree. */
export function forkPoint(network: DrillNetwork): number | null {
  const chains = runningChains(network).map(({ chain }) => chain);
  // A chain may hold hashes above its head, left behind by a rewind.
  const hashAt = (chain: Chain, height: number) => (height > chain.head().block.header.height ? undefined : chain.at(height)?.block.hash);
  const disagree = (height: number) => new Set(chains.flatMap((chain) => hashAt(chain, height) ?? [])).size > 1;
  const forked = chains.map((chain) => chain.head().block.header.height).filter(disagree);
  if (forked.length === 0) return null;
  let height = Math.min(...forked);
  while (height > 0 && disagree(height)) height -= 1;
  return height;
}
