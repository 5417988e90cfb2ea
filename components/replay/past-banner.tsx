'use client';

import { formatDuration } from '@/components/format/duration';
import { useLive } from '@/components/live/use-live';
import { SeverityMark } from '@/components/marks/severity-mark';
import { Spoken } from '@/components/marks/spoken';
import { TimeText } from '@/components/marks/time-text';
import { overviewPath } from '@/components/routes';
import { sayReplay } from '@/lib/views/words/replay';

/** Loud, and always in sight: what is shown is not now. */
export function PastBanner({ at, network }: { readonly at: number; readonly network: string }) {
  const { now } = useLive();
  return (
    <div className="sticky top-0 z-30 mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg border-2 border-warn bg-warn-bg px-4 py-2.5">
      <SeverityMark severity="warning" />
      <p className="min-w-0 flex-1">
        <Spoken
          parts={sayReplay.parts('past-banner.ago', {
            at: (
              <strong className="font-semibold">
                <Spoken parts={sayReplay.parts('past-banner.you-look-at', { at: <TimeText at={at} whole /> })} />
              </strong>
            ),
            now: formatDuration(now - at),
          })}
        />
      </p>
      {/* No Link: the address that follows the moment would call a navigation within the page back. */}
      <a href={overviewPath(network)} className="rounded-md bg-ink px-3 py-1.5 font-medium text-surface hover:bg-ink2">
        {sayReplay('past-banner.back-now')}
      </a>
    </div>
  );
}
