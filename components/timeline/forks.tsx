'use client';

import Link from 'next/link';
import { ForkPanel } from '@/components/fork/fork-panel';
import { formatWhole } from '@/components/format/number';
import { Spoken } from '@/components/marks/spoken';
import { TimeText } from '@/components/marks/time-text';
import { forksPath, replayPath } from '@/components/routes';
import type { Range } from '@/components/timeline/brush';
import { PastForks } from '@/components/timeline/past-forks';
import { Timeline } from '@/components/timeline/timeline';
import type { ForksView } from '@/lib/views/fork-timeline-types';
import { sayTimeline } from '@/lib/views/words/timeline';

/** The fork of now or of a past moment, and all forks on record. */
export function Forks({ view, heights }: { readonly view: ForksView; readonly heights: Range | null }) {
  const { timeline, network } = view;
  return (
    <div className="grid gap-4">
      <h1 className="font-semibold text-title tracking-tight">
        {timeline === null
          ? view.sentence
          : sayTimeline(view.at === null ? 'forks.now-at' : 'forks.past-at', {
              height: formatWhole(timeline.fork.height),
              ancestor: formatWhole(timeline.fork.ancestor.height),
            })}
      </h1>
      {view.at === null ? null : (
        <p className="rounded-lg border-2 border-warn bg-warn-bg px-4 py-2.5">
          <strong className="font-semibold">
            <Spoken parts={sayTimeline.parts('forks.this-past', { at: <TimeText at={view.at} whole /> })} />
          </strong>{' '}
          <Link href={forksPath(network)} className="link">
            {sayTimeline('forks.back-now')}
          </Link>{' '}
          ·{' '}
          <Link href={replayPath(network, view.at)} prefetch={false} className="link">
            {sayTimeline('forks.replay-this-moment')}
          </Link>
        </p>
      )}
      {timeline === null ? null : (
        <>
          <Timeline
            key={`${view.at ?? 'now'} ${timeline.fork.ancestor.hash}`}
            view={timeline}
            network={network}
            heights={heights}
            onHeights={keepInAddress}
          />
          <ForkPanel fork={timeline.fork} nodes={timeline.nodes} network={network} />
        </>
      )}
      <PastForks view={view} />
    </div>
  );
}

/** The stretch that is zoomed into goes with the link: the same view opens by it. */
function keepInAddress(heights: Range | null): void {
  const address = new URL(window.location.href);
  if (heights === null) address.searchParams.delete('heights');
  else address.searchParams.set('heights', `${heights.from}-${heights.to}`);
  window.history.replaceState(window.history.state, '', address);
}
