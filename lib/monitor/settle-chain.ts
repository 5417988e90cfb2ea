import type { Hash } from '@/lib/consensus/types';
import type { TickWrite } from '@/lib/storage/store';
import type { NetworkState } from './network-state';
import type { NodeState } from './node-watch';
import { forgetChanges } from './note-changes';

/**
 * Decides which chain the network is: the chain id and genesis most nodes have, the first configured ones on a tie. The others are named
 * and never compared. A fact not told contradicts nothing. Returns the claims that lapse by it.
 */
export function settleChain(state: NetworkState, now: number): TickWrite['lapses'] {
  const lapses: TickWrite['lapses'][number][] = [];
  const chainId = mostCommon(state.nodes.map((node) => node.chainId));
  const genesis = mostCommon(state.nodes.filter((node) => node.chainId === null || node.chainId === chainId).map((node) => node.genesis));
  state.chain = { chainId, genesis };
  for (const node of state.nodes) {
    const before = node.wrongChain;
    node.wrongChain = contradiction(node, chainId, genesis);
    if (!node.wrongChain || before) continue;
    forgetChanges(state, node.watched.name, now);
    lapses.push(...state.claims.remove(node.watched.name, now).map(({ node: of, height, hash }) => ({ node: of, height, hash, at: now })));
    // Its head is of another chain: neither a height of this one nor anybody's top.
    node.head = null;
    state.top = Math.max(-1, ...state.nodes.map((one) => one.head?.height ?? -1));
  }
  return lapses;
}

function contradiction(node: NodeState, chainId: number | null, genesis: Hash | null): NodeState['wrongChain'] {
  if (node.chainId !== null && chainId !== null && node.chainId !== chainId)
    return { kind: 'wrong-chain', what: 'chain id', has: String(node.chainId), expected: String(chainId) };
  if (node.genesis !== null && genesis !== null && node.genesis !== genesis)
    return { kind: 'wrong-chain', what: 'genesis', has: node.genesis, expected: genesis };
  return null;
}

function mostCommon<T>(values: readonly (T | null)[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | null = null;
  for (const [value, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = value;
  return best;
}
