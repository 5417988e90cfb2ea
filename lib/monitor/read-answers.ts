import type { NetworkPicture } from '@/lib/chain/picture';
import type { Store } from '@/lib/storage/store';
import type { ForkView, NodeView, OverviewView, QuorumView } from '@/lib/views/types';
import type { NetworkState } from './network-state';
import { openNow, participationNow, windowOf } from './round-windows';

/** More heights than this are not listed in one answer. */
const MAX_LISTED = 1000;

/** Round changes over one window. */
export function readRounds(state: NetworkState, picture: NetworkPicture, windowMs: number): unknown {
  const open = openNow(state, picture);
  const rows = state.rounds.rows(state);
  const heights = rows.slice(-MAX_LISTED).map(({ height, hash, round, author, firstSeenAt, timestamp }) => ({
    height,
    hash,
    round,
    author,
    firstSeenAt,
    timestamp,
  }));
  return { network: state.id, asOf: state.asOf, window: windowOf(state, picture, open, windowMs), open, heights };
}

/** Who proposes and seals, over the newest heights. */
export function readValidators(state: NetworkState, picture: NetworkPicture, quorum: QuorumView): unknown {
  const { set, nodes, heights } = picture;
  const seen = participationNow(state, picture);
  const addresses = [...new Set([...(set?.validators ?? []), ...seen.map(({ address }) => address)])].sort();
  return {
    network: state.id,
    asOf: state.asOf,
    quorum,
    over: { from: heights[0]?.height ?? null, to: heights.at(-1)?.height ?? null },
    validators: addresses.map((address) => ({
      address,
      inSet: set ? set.validators.includes(address) : null,
      nodes: nodes.filter((node) => node.address === address).map((node) => node.name),
      participation: seen.find((one) => one.address === address) ?? null,
    })),
  };
}

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

/** The fork of now, if there is one, and those the store remembers. */
export async function readForks(state: NetworkState, current: ForkView | null, store: Store): Promise<unknown> {
  const events = await store.events(state.id, 0, { kinds: ['fork-seen', 'fork-gone'] });
  const past = events.map(({ at, kind, data }) => ({ at, kind, ...JSON.parse(data) }));
  return { network: state.id, asOf: state.asOf, current, past };
}
