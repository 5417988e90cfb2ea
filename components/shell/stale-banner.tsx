import { formatDuration } from '@/components/format/duration';
import type { Freshness } from '@/components/live/use-freshness';
import { SeverityMark } from '@/components/marks/severity-mark';
import { TimeText } from '@/components/marks/time-text';
import { sayShell } from '@/lib/views/words/shell';

/** Loud when what is shown can't be relied on any more: which link is lost, for how long, and of when the page is. */
export function StaleBanner({ freshness, asOf }: { readonly freshness: Freshness; readonly asOf: number | null }) {
  const stale = freshness.state === 'lost' || freshness.state === 'late';
  return (
    <div aria-live="assertive" className="sticky top-0 z-30">
      {stale ? (
        <div className="mb-4 flex items-start gap-3 rounded-lg border-2 border-bad bg-bad-bg px-4 py-3">
          <span className="pt-0.5">
            <SeverityMark severity="critical" />
          </span>
          <p>
            {freshness.state === 'lost' ? (
              <>
                <strong className="font-semibold">
                  {sayShell('stale.lost')} <span aria-hidden="true">{formatDuration(freshness.lostMs)}</span>
                  <span className="sr-only">{sayShell('stale.lost.spoken')}</span>.
                </strong>{' '}
                {sayShell('stale.lost.means')}
              </>
            ) : (
              <strong className="font-semibold">{sayShell('stale.late')}</strong>
            )}{' '}
            {asOf === null ? (
              sayShell('stale.nothing')
            ) : (
              <>
                {sayShell('stale.of')} <TimeText at={asOf} />; {sayShell('stale.after')}
              </>
            )}
          </p>
        </div>
      ) : null}
    </div>
  );
}
