'use client';

import { formatDuration } from '@/components/format/duration';
import { useLive } from '@/components/live/use-live';
import { SeverityMark } from '@/components/marks/severity-mark';
import { TimeText } from '@/components/marks/time-text';
import { overviewPath } from '@/components/routes';

/** Loud, and always in sight: what is shown is not now. */
export function PastBanner({ at, network }: { readonly at: number; readonly network: string }) {
  const { now } = useLive();
  return (
    <div className="sticky top-0 z-30 mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg border-2 border-warn bg-warn-bg px-4 py-2.5">
      <SeverityMark severity="warning" />
      <p className="min-w-0 flex-1">
        <strong className="font-semibold">
          You look at the past: <TimeText at={at} whole />
        </strong>
        , {formatDuration(now - at)} ago.
      </p>
      {/* No Link: the address that follows the moment would call a navigation within the page back. */}
      <a href={overviewPath(network)} className="rounded-md bg-ink px-3 py-1.5 font-medium text-surface hover:bg-ink2">
        Back to now
      </a>
    </div>
  );
}
