import type { Chain, DrillNetwork, NodeName, SimNode, StoredBlock } from '@/lib/drill/types';

export type CommonHead =
  /** `settled` = every running node has it as its head; else some are still a few blocks behind or ahead of it. */
  | { readonly ok: true; readonly head: StoredBlock; readonly chain: Chain; readonly settled: boolean }
  | { readonly ok: false; readonly why: string };

/** False = it was started on another genesis and never gets along with the others. */
export const isOfNetwork = ({ workshop }: DrillNetwork, node: SimNode): boolean =>
  node.workshop.genesis.block.hash === workshop.genesis.block.hash;

/** Chains of the running nodes that are of the network's own chain. */
export const runningChains = (network: DrillNetwork): readonly { readonly name: NodeName; readonly chain: Chain }[] =>
  network.nodes.flatMap((node) => {
    const chain = isOfNetwork(network, node) ? node.process()?.chain : undefined;
    return chain === undefined ? [] : [{ name: node.name, chain }];
  });

/** The highest block all running nodes have on their chains, when they don't disagree at any height. */
export function commonHead(network: DrillNetwork): CommonHead {
  const chains = runningChains(network).map(({ name, chain }) => ({ name, chain, head: chain.head() }));
  const lowest = chains.reduce<(typeof chains)[number] | null>(
    (low, one) => (low === null || one.head.block.header.height < low.head.block.header.height ? one : low),
    null,
  );
  if (lowest === null) return { ok: false, why: 'No node runs.' };
  const { head } = lowest;
  const { height } = head.block.header;
  const other = chains.find(({ chain }) => chain.at(height)?.block.hash !== head.block.hash);
  if (other !== undefined)
    return { ok: false, why: `The network is forked already: ${lowest.name} and ${other.name} disagree at ${height}.` };
  return { ok: true, head, chain: lowest.chain, settled: chains.every((one) => one.head.block.header.height === height) };
}
