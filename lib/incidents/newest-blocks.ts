import type { BlockPicture, NetworkPicture } from '@/lib/chain/picture';

/** The block most nodes hold at each of the newest heights, ascending. */
export function newestBlocks({ heights, block }: NetworkPicture, count: number): readonly BlockPicture[] {
  return heights.slice(-count).flatMap(({ camps }) => (camps[0] ? (block(camps[0].hash) ?? []) : []));
}
