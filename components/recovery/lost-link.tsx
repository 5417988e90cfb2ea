'use client';

import { useStale } from '@/components/live/use-live';
import type { RunView } from '@/lib/views/recovery-types';

/** What a lost link means for a plan: it does not need this page, and nothing here is sent on what may be old. */
export function LostLink({ run }: { readonly run: RunView }) {
  const stale = useStale();
  if (!stale || run.state === 'ended') return null;
  return (
    <p className="mb-4 rounded-lg border border-line bg-surface px-4 py-3">
      <strong className="font-semibold">
        {run.startedAt === null
          ? 'The plan waits on the server.'
          : 'The recovery does not need this page: the server goes on with it as far as it may.'}
      </strong>{' '}
      How far it is now is not known here. Nothing can be confirmed until the link is back; reload the page or open it elsewhere at any
      time, it starts where the recovery is.
    </p>
  );
}
