'use client';

import useSWR from 'swr';
import { wallKey } from '@/components/live/api-paths';
import { useOverview } from '@/components/live/use-views';
import type { WallAround, WallView } from '@/lib/views/wall-types';

/** The wall of one network: its overview as the stream brings it, the rest read again when the network changes; `first` is what the server rendered. */
export function useWall(first: WallView): WallView {
  const overview = useOverview(first.overview.id, first.overview);
  const around = useSWR<WallAround>(wallKey(first.overview.id), { fallbackData: first }).data ?? first;
  return { ...around, overview };
}
