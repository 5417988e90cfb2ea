'use client';

import useSWR from 'swr';
import {
  heightKey,
  NETWORKS_KEY,
  nodeKey,
  nodesKey,
  overviewKey,
  peersKey,
  roundsKey,
  searchKey,
  validatorsKey,
} from '@/components/live/api-paths';
import type { NodePageView, NodesView } from '@/lib/views/node-types';
import type { PeersView } from '@/lib/views/peers-types';
import type { RoundSpan, RoundsPageView } from '@/lib/views/rounds-types';
import type { SearchView } from '@/lib/views/search-types';
import type { HeightView, NetworkSummary, OverviewView } from '@/lib/views/types';
import type { ValidatorsView } from '@/lib/views/validators-types';

/** The overview, kept current by the stream; `first` is what the server rendered. */
export function useOverview(network: string, first: OverviewView): OverviewView {
  return newer(useSWR<OverviewView>(overviewKey(network), { fallbackData: first }).data, first);
}

/** One height, read again when its network changes; `first` is what the server rendered. */
export function useHeight(first: HeightView): HeightView {
  return newer(useSWR<HeightView>(heightKey(first.network, first.height), { fallbackData: first }).data, first);
}

/** The validators over the window of `first`, read again when their network changes. */
export function useValidators(first: ValidatorsView): ValidatorsView {
  return newer(useSWR<ValidatorsView>(validatorsKey(first.network, first.over.window), { fallbackData: first }).data, first);
}

/** Round changes over a window, read again when their network changes. */
export function useRounds(first: RoundsPageView, span: RoundSpan): RoundsPageView {
  return newer(useSWR<RoundsPageView>(roundsKey(first.network, span), { fallbackData: first }).data, first);
}

/** Who sees whom, read again when their network changes. */
export function usePeers(first: PeersView): PeersView {
  return newer(useSWR<PeersView>(peersKey(first.network), { fallbackData: first }).data, first);
}

/** All nodes, read again when their network changes. */
export function useNodes(first: NodesView): NodesView {
  return newer(useSWR<NodesView>(nodesKey(first.network), { fallbackData: first }).data, first);
}

/** One node, read again when its network changes. */
export function useNode(first: NodePageView): NodePageView {
  return newer(useSWR<NodePageView>(nodeKey(first.network, first.name), { fallbackData: first }).data, first);
}

/** What a text finds; the last answer stands until the next one comes. */
export function useSearch(q: string): { readonly view: SearchView | null; readonly failed: boolean } {
  const { data, error } = useSWR<SearchView>(q === '' ? null : searchKey(q), { keepPreviousData: true, revalidateIfStale: true });
  return { view: data ?? null, failed: error !== undefined };
}

/** All networks with their states. */
export function useNetworks(): readonly NetworkSummary[] {
  return useSWR<{ readonly networks: readonly NetworkSummary[] }>(NETWORKS_KEY).data?.networks ?? [];
}

/** The cache may hold what was heard before the tab was hidden, and a page come back to may hold what was rendered long ago. */
function newer<T extends { readonly asOf: number | null }>(cached: T | undefined, first: T): T {
  if (cached === undefined) return first;
  return (first.asOf ?? 0) > (cached.asOf ?? 0) ? first : cached;
}
