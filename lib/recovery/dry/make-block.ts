import { madeUpHash } from './made-up-hash';
import type { PredictedNetwork, PredictedNode } from './predicted-node';
import { spreadBlocks } from './spread-blocks';

/** The next block, where a quorum of new cores stands on one head and is connected; its proposers take turns. The block's height; null = none can be made. */
export function makeBlock(network: PredictedNetwork): number | null {
  const { plan, nodes, made } = network;
  const seals = new Set(plan.basis.validators.map((one) => one.toLowerCase()));
  const mayGoOn = [...nodes.values()].filter(
    ({ isUp, isMining, isFresh, top, address }) => isUp && isMining && isFresh && top && address && seals.has(address.toLowerCase()),
  );
  for (const first of mayGoOn) {
    const near = reachedFrom(network, first);
    const able = mayGoOn.filter((node) => node.top?.hash === first.top?.hash && near.has(node.name));
    if (!first.top || new Set(able.map(({ address }) => address?.toLowerCase())).size < plan.basis.quorumSize) continue;
    const height = first.top.height + 1;
    const author = able[height % able.length]?.address ?? null;
    const block = { height, hash: madeUpHash(made), parent: first.top.hash, author };
    for (const node of able) {
      node.top = block;
      node.chain.set(height, block.hash);
      if (author) node.authors.set(height, author);
      node.changed.add('head');
    }
    spreadBlocks(network);
    return height;
  }
  return null;
}

/** Over how many nodes whatever: messages of consensus are passed on. */
function reachedFrom({ nodes }: PredictedNetwork, from: PredictedNode): ReadonlySet<string> {
  const found = new Set([from.name]);
  for (const name of found) for (const other of nodes.get(name)?.links ?? []) found.add(other);
  return found;
}
