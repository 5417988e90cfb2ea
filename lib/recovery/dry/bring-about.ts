import type { Check } from '../plan-types';
import { madeUpHash } from './made-up-hash';
import type { PredictedNetwork } from './predicted-node';

/** What a plan that does nothing waits for comes about: the way by which it does is the network's own. */
export function bringAbout({ nodes, made }: PredictedNetwork, checks: readonly Check[]): void {
  const chains = new Map<string, ReturnType<typeof madeUpHash>>();
  for (const check of checks) {
    if (check.kind !== 'reaches') continue;
    const node = nodes.get(check.node);
    const { via, height } = check;
    if (!node?.top || (node.chain.get(via.height) === via.hash && node.top.height >= height)) continue;
    const hash = height === via.height ? via.hash : (chains.get(`${via.hash} ${height}`) ?? madeUpHash(made));
    chains.set(`${via.hash} ${height}`, hash);
    for (const one of [...node.chain.keys()]) if (one > via.height) node.chain.delete(one);
    node.chain.set(via.height, via.hash).set(height, hash);
    const parent = height - 1 === via.height ? via.hash : madeUpHash(made);
    node.top = { height, hash, parent, author: null };
    node.known = via;
    node.changed.add('head');
  }
}
