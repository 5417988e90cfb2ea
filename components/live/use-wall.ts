'use client';

import { NETWORKS_KEY, overviewKey, wallKey } from '@/components/live/api-paths';
import { useKept } from '@/components/live/wall-provider';
import type { NetworkSummary, OverviewView } from '@/lib/views/types';
import type { WallAround, WallView } from '@/lib/views/wall-types';

/** The wall of one network: its overview as the stream brings it, the rest read again when the network changes; `first` is what the server rendered. */
export function useWall(first: WallView): WallView {
  const kept = useKept<OverviewView>(overviewKey(first.overview.id));
  const around = useKept<WallAround>(wallKey(first.overview.id)) ?? first;
  // The page may be of later than what was heard before it was hidden.
  return { ...around, overview: kept !== undefined && (kept.asOf ?? 0) >= (first.overview.asOf ?? 0) ? kept : first.overview };
}

/** All networks that this wall may show, with their states. */
export function useWallNetworks(): readonly NetworkSummary[] {
  return useKept<{ readonly networks: readonly NetworkSummary[] }>(NETWORKS_KEY)?.networks ?? NONE;
}

const NONE: readonly NetworkSummary[] = [];
