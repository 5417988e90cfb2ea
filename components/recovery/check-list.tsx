import { SeverityMark } from '@/components/marks/severity-mark';
import { StepMark } from '@/components/recovery/step-mark';
import type { CheckNow } from '@/lib/views/recovery-types';
import { sayRun } from '@/lib/views/words/recovery-run';

const WORD = {
  passed: sayRun('check-list.passed'),
  waiting: sayRun('check-list.not-yet'),
  failed: sayRun('check-list.failed'),
  unknown: sayRun('check-list.can-not-be'),
} as const satisfies Record<CheckNow['state'], string>;
const RANK = { failed: 0, unknown: 1, waiting: 2, passed: 3 } as const satisfies Record<CheckNow['state'], number>;
/** Passed ones beyond this many fold into a count. */
const SHOWN = 6;

/** What is checked now: what was expected and what was seen, worst first. */
export function CheckList({ checks }: { readonly checks: readonly CheckNow[] }) {
  const sorted = [...checks].sort((a, b) => RANK[a.state] - RANK[b.state]);
  const open = sorted.filter(({ state }) => state !== 'passed');
  const passed = sorted.filter(({ state }) => state === 'passed');
  const folds = passed.length > SHOWN;
  return (
    <>
      <ul className="grid gap-2">
        {[...open, ...(folds ? [] : passed)].map((check) => (
          <Row key={`${check.node} ${check.expected}`} check={check} />
        ))}
      </ul>
      {folds ? (
        <details className="mt-2">
          <summary className="text-ink2">{sayRun('check-list.checks-passed', { passed: passed.length })}</summary>
          <ul className="mt-2 grid gap-2">
            {passed.map((check) => (
              <Row key={`${check.node} ${check.expected}`} check={check} />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function Row({ check: { node, state, expected, seen } }: { readonly check: CheckNow }) {
  return (
    <li className="flex min-w-0 gap-2.5">
      <Mark state={state} />
      <span className="min-w-0 break-words">
        <span>
          {node === null || expected.includes(node) || seen.includes(node) ? '' : `${node}: `}
          {expected}
        </span>
        <span className="block text-small text-ink2">
          <span className={state === 'failed' ? 'font-medium text-ink' : ''}>{WORD[state]}</span>: {seen}
        </span>
      </span>
    </li>
  );
}

function Mark({ state }: { readonly state: CheckNow['state'] }) {
  if (state === 'passed') return <StepMark state="done" />;
  if (state === 'waiting') return <StepMark state="to-come" />;
  return (
    <span className="pt-0.75">
      <SeverityMark severity={state === 'failed' ? 'warning' : 'unknown'} size={15} />
    </span>
  );
}
