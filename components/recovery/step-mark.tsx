import type { StepState } from '@/lib/views/recovery-types';
import { sayRun } from '@/lib/views/words/recovery-run';

export const STEP_WORD = {
  done: sayRun('step-mark.done'),
  'not-needed': sayRun('step-mark.not-needed-nothing'),
  now: sayRun('step-mark.under-way'),
  stopped: sayRun('step-mark.stopped-here'),
  'to-come': sayRun('step-mark.come'),
  'not-done': sayRun('step-mark.not-done'),
} as const satisfies Record<StepState, string>;

/** Where a step stands as a shape of its own; the word stands beside it for screen readers. */
export function StepMark({ state }: { readonly state: StepState }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" className="mt-0.5 flex-none text-ink2" data-state={state}>
      {SHAPES[state]}
    </svg>
  );
}

const SHAPES = {
  done: <path d="M3 8.6l3.2 3.2L13 5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />,
  'not-needed': <path d="M4 8h8" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeDasharray="2 2.5" />,
  now: <circle cx="8" cy="8" r="5" className="text-ink" fill="currentColor" />,
  stopped: (
    <g className="text-warn">
      <path d="M8 1.2l7.4 13.2H.6z" fill="currentColor" />
      <path d="M8 6v4.2M8 11.4v1.4" stroke="var(--surface)" strokeWidth="1.6" />
    </g>
  ),
  'to-come': <circle cx="8" cy="8" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.2" />,
  'not-done': <path d="M4 8h8" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" />,
} as const satisfies Record<StepState, unknown>;
