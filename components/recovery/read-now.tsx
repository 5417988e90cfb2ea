import { countOf } from '@/components/format/number';
import type { DryCheckView, DryStepView } from '@/lib/views/recovery-types';

/** How much of what is checked could be read without sending anything, and how much could not. */
export function ReadNow({ steps }: { readonly steps: readonly DryStepView[] }) {
  const count = (...states: readonly DryCheckView['state'][]) =>
    steps.flatMap(({ checks }) => checks.flatMap(({ state, says }) => (states.includes(state) ? says : []))).length;
  const [read, fails, untold, later] = [count('holds', 'holds-not'), count('holds-not'), count('not-told'), count('later')];
  const held = fails === 0 ? 'all of them hold' : `${fails} of them ${fails === 1 ? 'does' : 'do'} not hold`;
  return (
    <p className="mb-3 text-small text-ink2">
      Read from the nodes now: {countOf(read, 'check')}
      {read === 0 ? '' : `, ${held}`}.{untold === 0 ? '' : ` Asked, and not told: ${untold}.`}
      {later === 0 ? '' : ` ${later} can be read only when it runs: its own calls decide them.`}
    </p>
  );
}
