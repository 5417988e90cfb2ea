import type { NetworkPicture } from '@/lib/chain/picture';
import type { NodeView, OverviewView } from '@/lib/views/types';
import type { NetworkState } from './network-state';

/** One node with its peers and what it told of its chain; null = none has the name. */
export function readNode(
  state: NetworkState,
  picture: NetworkPicture,
  overview: OverviewView,
  name: string,
): (NodeView & Record<string, unknown>) | null {
  const view = overview.nodes.find((node) => node.name === name);
  const told = state.nodes.find((node) => node.watched.name === name);
  if (!view || !told) return null;
  const faults = picture.nodes.find((node) => node.name === name)?.faults ?? [];
  return { ...view, chainId: told.chainId, genesis: told.genesis, config: told.configJson ?? null, peerList: told.peerList, faults };
}
