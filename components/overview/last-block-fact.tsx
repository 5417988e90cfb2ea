'use client';

import { formatDuration, formatPeriod } from '@/components/format/duration';
import { useNow } from '@/components/live/use-live';
import { Age } from '@/components/marks/age';
import { Unknown } from '@/components/marks/unknown';
import { Fact } from '@/components/overview/fact';
import type { HeadView } from '@/lib/views/types';

type Props = {
  readonly head: HeadView | null;
  readonly asOf: number | null;
  readonly expectedMs: number | null;
  readonly overdueAt: number | null;
};

/** Age of the head, counting, and when the next block is due. */
export function LastBlockFact({ head, asOf, expectedMs, overdueAt }: Props) {
  const now = useNow();
  if (head === null) return <Fact label="Last block" value={<Unknown why="no node has answered" />} lines={['no node has answered']} />;
  // The age is counted on from the poll that gave it: a header's own time can be off.
  const arrived = (asOf ?? now) - head.ageMs;
  const overdue = overdueAt !== null && now > overdueAt;
  const due = expectedMs === null ? 'when the next is due is not known' : `next due after ${formatPeriod(expectedMs)}`;
  return (
    <Fact
      label="Last block"
      value={<Age at={arrived} />}
      loud={overdue}
      lines={[
        overdue ? `overdue for ${formatDuration(now - overdueAt)}` : due,
        ...(overdue && expectedMs !== null ? [`was due after ${formatPeriod(expectedMs)}`] : []),
      ]}
    />
  );
}
