'use client';

import { useForks } from '@/components/live/use-past';
import { LivePage } from '@/components/shell/live-page';
import { PagePath } from '@/components/shell/page-path';
import type { Range } from '@/components/timeline/brush';
import { Forks } from '@/components/timeline/forks';
import type { ForksView } from '@/lib/views/fork-timeline-types';
import { sayTimeline } from '@/lib/views/words/timeline';

/** Slowest default poll, server ms: the answer does not carry its network's own. */
const INTERVAL_MS = 5000;

/** The forks page, read again when its network changes. */
export function LiveForks({ first, heights }: { readonly first: ForksView; readonly heights: Range | null }) {
  const view = useForks(first);
  return (
    <LivePage
      asOf={view.asOf}
      intervalMs={INTERVAL_MS}
      nodes={null}
      answering={null}
      heading={<PagePath network={view.network} path={[{ name: sayTimeline('live-forks.forks'), to: null }]} />}
    >
      <Forks view={view} heights={heights} />
    </LivePage>
  );
}
