import type { OverviewView } from '@/lib/views/types';
import { sayOverview } from '@/lib/views/words/overview';

/** The sparkline in words, for those who do not see it. */
export function sparklineWords(points: OverviewView['sparkline']): string {
  const known = points.flatMap((point) => (point.changes === null ? [] : [point.changes]));
  if (known.length === 0) return sayOverview('sparkline.unknown');
  const most = Math.max(...known);
  const missing = points.length - known.length;
  const gap = missing === 0 ? '' : `; ${sayOverview('sparkline-words.minutes-not-known', { minutes: missing })}`;
  return sayOverview('sparkline-words.round-changes-per', { minutes: points.length, most: String(most), gap });
}
