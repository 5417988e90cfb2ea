'use client';

import { formatDuration, formatPeriod } from '@/components/format/duration';
import { useNow } from '@/components/live/use-live';
import { Age } from '@/components/marks/age';
import { Unknown } from '@/components/marks/unknown';
import { Fact } from '@/components/overview/fact';
import type { HeadView } from '@/lib/views/types';
import { sayOverview } from '@/lib/views/words/overview';

type Props = {
  readonly head: HeadView | null;
  readonly asOf: number | null;
  readonly expectedMs: number | null;
  readonly overdueAt: number | null;
};

/** Age of the head, counting, and when the next block is due. */
export function LastBlockFact({ head, asOf, expectedMs, overdueAt }: Props) {
  const now = useNow();
  if (head === null)
    return <Fact label={sayOverview('block.last')} value={<Unknown why={sayOverview('nobody')} />} lines={[sayOverview('nobody')]} />;
  // The age is counted on from the poll that gave it: a header's own time can be off.
  const arrived = (asOf ?? now) - head.ageMs;
  const overdue = overdueAt !== null && now > overdueAt;
  const due = expectedMs === null ? sayOverview('block.due.unknown') : sayOverview('block.due', { period: formatPeriod(expectedMs) });
  return (
    <Fact
      label={sayOverview('block.last')}
      value={<Age at={arrived} />}
      loud={overdue}
      lines={[
        overdue ? sayOverview('block.overdue', { span: formatDuration(now - overdueAt) }) : due,
        ...(overdue && expectedMs !== null ? [sayOverview('block.was-due', { period: formatPeriod(expectedMs) })] : []),
      ]}
    />
  );
}
