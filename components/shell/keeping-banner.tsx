'use client';

import { useNetworks } from '@/components/live/use-views';
import { SeverityMark } from '@/components/marks/severity-mark';
import { TimeText } from '@/components/marks/time-text';
import { sayShell } from '@/lib/views/words/shell';

/** Said on every page while the store can't be written: what is shown is still true, but nothing of it is kept. */
export function KeepingBanner({ network }: { readonly network: string }) {
  const keeping = useNetworks().find((one) => one.id === network)?.keeping;
  return (
    <div aria-live="assertive">
      {keeping === undefined || keeping.ok ? null : (
        <p className="mb-4 flex items-start gap-3 rounded-lg border border-warn/55 bg-warn-bg px-4 py-3">
          <span className="pt-0.5">
            <SeverityMark severity="warning" />
          </span>
          <span className="min-w-0 break-words">
            <strong className="font-semibold">
              {sayShell('keeping.since')} <TimeText at={keeping.since} />: {keeping.why.replace(/[.\s]+$/, '')}.
            </strong>{' '}
            {sayShell('keeping.means')}
          </span>
        </p>
      )}
    </div>
  );
}
