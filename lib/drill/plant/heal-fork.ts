import { runningChains } from '@/lib/drill/plant/common-head';
import { cutMesh, joinMesh } from '@/lib/drill/plant/cut-mesh';
import type { Chain, DrillNetwork } from '@/lib/drill/types';

/**
 * Ends a fork as the full plan of the field does: cores stopped, all links cut, everybody rewound to the last block all share, links made
 * anew, cores started. Does nothing where nobody disagrees. Gives the height asked for; null = there was no fork.
 */
export function healFork(network: DrillNetwork): number | null {
  const ancestor = forkPoint(network);
  if (ancestor === null) return null;
  const processes = network.nodes.flatMap((node) => (node.workshop === network.workshop ? (node.process() ?? []) : []));
  const mining = processes.filter(({ miner }) => miner.isMining());
  for (const { miner } of mining) miner.stop();
  cutMesh(network);
  for (const { chain } of processes) chain.setHead(ancestor);
  joinMesh(network, false);
  for (const { miner } of mining) miner.start();
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
