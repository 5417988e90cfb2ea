'use client';

import { useStale } from '@/components/live/use-live';
import { Spoken } from '@/components/marks/spoken';
import type { RunView } from '@/lib/views/recovery-types';
import { sayRun } from '@/lib/views/words/recovery-run';

/** What a lost link means for a plan: it does not need this page, and nothing here is sent on what may be old. */
export function LostLink({ run }: { readonly run: RunView }) {
  const stale = useStale();
  if (!stale || run.state === 'ended') return null;
  return (
    <p className="mb-4 rounded-lg border border-line bg-surface px-4 py-3">
      <Spoken
        parts={sayRun.parts('lost-link.how-far-now', {
          goesOn: (
            <strong className="font-semibold">
              {run.startedAt === null ? sayRun('lost-link.plan-waits-on') : sayRun('lost-link.recovery-does-not')}
            </strong>
          ),
        })}
      />
    </p>
  );
}
