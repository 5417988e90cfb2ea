import type { DryCheckView, DryStepView } from '@/lib/views/recovery-types';
import { sayDryRun } from '@/lib/views/words/recovery-dry-run';

/** How much of what is checked could be read without sending anything, and how much could not. */
export function ReadNow({ steps }: { readonly steps: readonly DryStepView[] }) {
  const count = (...states: readonly DryCheckView['state'][]) =>
    steps.flatMap(({ checks }) => checks.flatMap(({ state, says }) => (states.includes(state) ? says : []))).length;
  const [read, fails, untold, later] = [count('holds', 'holds-not'), count('holds-not'), count('not-told'), count('later')];
  return <p className="mb-3 text-small text-ink2">{sentences(read, fails, untold, later).join(' ')}</p>;
}

function sentences(read: number, fails: number, untold: number, later: number): readonly string[] {
  return [
    read === 0
      ? sayDryRun('read-now.none')
      : fails === 0
        ? sayDryRun('read-now.all-hold', { read })
        : fails === 1
          ? sayDryRun('read-now.one-fails', { read })
          : sayDryRun('read-now.some-fail', { read, fails }),
    ...(untold === 0 ? [] : [sayDryRun('read-now.untold', { untold })]),
    ...(later === 0 ? [] : [sayDryRun('read-now.later', { later })]),
  ];
}
