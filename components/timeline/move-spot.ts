import type { Spot } from '@/components/timeline/drawing';
import type { ForkSegment } from '@/lib/views/fork-timeline-types';

export type SpotKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';

/** Where a key leads on a fork: along the heights into parents and children, up and down between branches at the nearest height. */
export function moveSpot(segments: readonly ForkSegment[], spot: Spot, key: SpotKey): Spot {
  const own = segments.find(({ id }) => id === spot.segment);
  if (!own) return spot;
  const at = (segment: ForkSegment | undefined, height: number): Spot =>
    segment ? { segment: segment.id, height: Math.min(segment.to, Math.max(segment.from, height)) } : spot;
  if (key === 'Home') return at(own, own.from);
  if (key === 'End') return at(own, own.to);
  if (key === 'ArrowLeft') {
    if (spot.height > own.from) return at(own, spot.height - 1);
    return at(
      segments.find(({ id }) => id === own.parent),
      spot.height - 1,
    );
  }
  if (key === 'ArrowRight') {
    if (spot.height < own.to) return at(own, spot.height + 1);
    return at(
      segments.find(({ parent }) => parent === own.id),
      spot.height + 1,
    );
  }
  const leaves = segments.filter(({ label }) => label !== null);
  const here = leaves.findIndex(({ id }) => id === own.id);
  const next = here === -1 ? (key === 'ArrowUp' ? 0 : leaves.length - 1) : here + (key === 'ArrowUp' ? -1 : 1);
  return at(leaves[Math.min(leaves.length - 1, Math.max(0, next))], spot.height);
}
