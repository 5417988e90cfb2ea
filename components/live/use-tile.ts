'use client';

import useSWR from 'swr';
import { overviewKey } from '@/components/live/api-paths';
import { type TileOverview, tileOverview } from '@/lib/views/tile-overview';
import type { OverviewView } from '@/lib/views/types';

/** One network's tile as the stream brings it; `first` is what the server rendered. */
export function useTile(first: TileOverview): TileOverview {
  // Never asked for by itself: the stream begins with all of it.
  const { data } = useSWR<OverviewView>(overviewKey(first.id), { revalidateOnMount: false });
  return data === undefined || (data.asOf ?? 0) < (first.asOf ?? 0) ? first : tileOverview(data);
}
