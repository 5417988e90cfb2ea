'use client';

import { formatDuration } from '@/components/format/duration';
import { useNow } from '@/components/live/use-live';
import type { PlannedStepView, RunView } from '@/lib/views/recovery-types';
import { sayRun } from '@/lib/views/words/recovery-run';

type Props = { readonly step: PlannedStepView; readonly run: RunView };

/** How far a step is: counted, for how long, about how long it takes and when it stops by itself. */
export function StepProgress({ step, run }: Props) {
  const now = useNow();
  const spent = Math.max(0, now - run.stepSince);
  const { progress } = run;
  const byTime = step.expectedMs === null || step.expectedMs <= 0 ? 0 : Math.min(0.98, spent / step.expectedMs);
  const byCount = progress === null || progress.of === 0 ? 0 : progress.done / progress.of;
  const share = step.kind === 'prove-isolation' || byCount === 0 ? byTime : byCount;
  const count = progress === null ? null : sayRun(`step-progress.${progress.what}`, { done: progress.done, of: progress.of });
  return (
    <div>
      <div
        role="progressbar"
        aria-label={step.title}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        className="h-1.5 overflow-hidden rounded-full bg-sunk"
      >
        <div className="h-full rounded-full bg-ink transition-[width] duration-(--motion-slow)" style={{ width: `${share * 100}%` }} />
      </div>
      <p className="dotted mt-2 text-ink2">
        {count === null ? null : <span className="font-medium text-ink">{count}</span>}
        <span>
          {run.state === 'waiting' ? sayRun('step-progress.for', { time: formatDuration(spent) }) : timeWords(spent, step.expectedMs)}
        </span>
        <span>
          {run.state === 'waiting'
            ? sayRun('step-progress.waits-for-person')
            : sayRun(step.mayRunLate || run.wayOut !== null ? 'step-progress.goes-on' : 'step-progress.stops', {
                limit: formatDuration(step.limitMs),
              })}
        </span>
      </p>
    </div>
  );
}

function timeWords(spent: number, expected: number | null): string {
  const time = formatDuration(spent);
  if (expected === null) return sayRun('step-progress.for-how-long', { time });
  if (spent - expected >= 1000)
    return sayRun('step-progress.for-about-expected', {
      time,
      expected: formatDuration(expected),
      over: formatDuration(spent - expected),
    });
  return sayRun('step-progress.for-about', { time, expected: formatDuration(expected) });
}
