'use client';

import { overviewKey } from '@/components/live/api-paths';
import { useKept } from '@/components/live/wall-provider';
import { type TileOverview, tileOverview } from '@/lib/views/tile-overview';
import type { OverviewView } from '@/lib/views/types';

/** One network's tile as the stream brings it; `first` is what the server rendered. */
export function useTile(first: TileOverview): TileOverview {
  const data = useKept<OverviewView>(overviewKey(first.id));
  return data === undefined || (data.asOf ?? 0) < (first.asOf ?? 0) ? first : tileOverview(data);
}
