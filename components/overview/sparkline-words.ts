import { countOf, formatWhole } from '@/components/format/number';
import type { OverviewView } from '@/lib/views/types';

/** The sparkline in words, for those who do not see it. */
export function sparklineWords(points: OverviewView['sparkline']): string {
  const known = points.flatMap((point) => (point.changes === null ? [] : [point.changes]));
  if (known.length === 0) return 'Round changes per minute: not known';
  const most = Math.max(...known);
  const missing = points.length - known.length;
  const gap = missing === 0 ? '' : `; ${countOf(missing, 'minute')} not known`;
  return `Round changes per minute over ${countOf(points.length, 'minute')}: at most ${formatWhole(most)}${gap}`;
}
