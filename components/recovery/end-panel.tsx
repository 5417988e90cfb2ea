import Link from 'next/link';
import { formatDuration } from '@/components/format/duration';
import { countOf } from '@/components/format/number';
import { planKey } from '@/components/live/api-paths';
import { Fault } from '@/components/marks/fault';
import { TimeText } from '@/components/marks/time-text';
import { countedSteps } from '@/components/recovery/counted-steps';
import { LeftNodes } from '@/components/recovery/left-nodes';
import { LostList } from '@/components/recovery/lost-list';
import { STEP_WORD, StepMark } from '@/components/recovery/step-mark';
import { incidentPath, overviewPath, recoveryPath } from '@/components/routes';
import type { PlannedStepView, PlanView, RunView, StepNow } from '@/lib/views/recovery-types';

type Props = { readonly plan: PlanView; readonly run: RunView };

/** How it ended, what became of the transactions, and what is kept of it. */
export function EndPanel({ plan, run }: Props) {
  const base = planKey(plan.network, plan.number);
  return (
    <div className="grid min-w-0 gap-4">
      {run.next === null ? null : (
        <section aria-labelledby="next" className="card">
          <h2 id="next" className="quiet-title">
            What to do next
          </h2>
          <p className="max-w-[76ch]">{run.next}</p>
          <p className="mt-3">
            <Link href={recoveryPath(plan.network, plan.incident)} className="button-primary">
              Look at the ways to recover anew
            </Link>
          </p>
        </section>
      )}
      {run.problem === null ? null : <Fault says={`It stopped because of this: ${run.problem.says}`} />}
      <section aria-labelledby="end" className="card">
        <h2 id="end" className="quiet-title">
          In short
        </h2>
        <dl className="facts-list">
          <dt className="text-ink3">Plan</dt>
          <dd>
            {plan.title}, by {plan.author.name}
          </dd>
          <EndedBy run={run} />
          <dt className="text-ink3">Steps</dt>
          <dd>{countedSteps(plan.steps, run.steps)}</dd>
          {run.wayOut === null ? null : (
            <>
              <dt className="text-ink3">The way out</dt>
              <dd>
                <WayOutDone steps={run.wayOut} now={run.steps} />
              </dd>
            </>
          )}
          {run.startedAt === null ? null : (
            <>
              <dt className="text-ink3">Started</dt>
              <dd>
                <TimeText at={run.startedAt} whole />
              </dd>
            </>
          )}
          {run.endedAt === null ? null : (
            <>
              <dt className="text-ink3">Ended</dt>
              <dd>
                <TimeText at={run.endedAt} whole />
                {run.startedAt === null ? null : <span className="text-ink2">, after {formatDuration(run.endedAt - run.startedAt)}</span>}
              </dd>
            </>
          )}
          <dt className="text-ink3">Evidence</dt>
          <dd>
            {run.evidence.wanted === 0 ? 'none was asked for' : `${run.evidence.saved} of ${countOf(run.evidence.wanted, 'piece')} saved`}
            {run.evidenceSkipped === null ? null : (
              <span className="text-ink2">
                ; {run.evidenceSkipped.by.name} went on without the rest: {run.evidenceSkipped.reason}
              </span>
            )}
          </dd>
        </dl>
      </section>
      {run.next === null || run.left === null ? null : <LeftNodes nodes={run.left} />}
      {run.lost.length === 0 ? null : <LostList lost={run.lost} />}
      <section aria-labelledby="kept" className="card">
        <h2 id="kept" className="quiet-title">
          What is kept of it
        </h2>
        <ul className="grid gap-2">
          <li>
            Report: every command with its time, answer and check, who approved, what was lost.{' '}
            <a href={`${base}/report.md`} className="link font-medium">
              Markdown
            </a>{' '}
            <a href={`${base}/report.json`} className="link font-medium">
              JSON
            </a>
          </li>
          {run.evidence.saved === 0 ? null : (
            <li>
              Saved blocks, receipts and transactions, with digests.{' '}
              <a href={`${base}/archive`} className="link font-medium">
                Archive
              </a>
            </li>
          )}
        </ul>
      </section>
      <p className="flex flex-wrap gap-2">
        <Link
          href={overviewPath(plan.network)}
          className={run.next === null ? 'button-primary' : 'control min-h-9 px-3 py-1.5 font-medium'}
        >
          Go to the overview
        </Link>
        {plan.incident === null ? null : (
          <Link href={incidentPath(plan.network, plan.incident)} className="control min-h-9 px-3 py-1.5 font-medium">
            Open incident {plan.incident}
          </Link>
        )}
        <Link href={recoveryPath(plan.network)} className="control min-h-9 px-3 py-1.5 font-medium">
          All recoveries
        </Link>
      </p>
    </div>
  );
}

/** Who had it end short of its end, and why. */
function EndedBy({ run: { aborted, discarded, breakGlass } }: Pick<Props, 'run'>) {
  return (
    <>
      {breakGlass === null ? null : (
        <>
          <dt className="text-ink3">Without approval</dt>
          <dd className="min-w-0 break-words">
            {breakGlass.by.name} broke the glass, <TimeText at={breakGlass.at} whole />
            <span className="text-ink2">: {breakGlass.reason}</span>
          </dd>
        </>
      )}
      {aborted === null ? null : (
        <>
          <dt className="text-ink3">Aborted</dt>
          <dd className="min-w-0 break-words">
            by {aborted.by.name}, <TimeText at={aborted.at} whole />
            <span className="text-ink2">: {aborted.reason}</span>
          </dd>
        </>
      )}
      {discarded === null ? null : (
        <>
          <dt className="text-ink3">Ended as it stood</dt>
          <dd>
            by {discarded.by.name}, <TimeText at={discarded.at} whole />
          </dd>
        </>
      )}
    </>
  );
}

/** Each step of the way out, and whether it came to its end. */
function WayOutDone({ steps, now }: { readonly steps: readonly PlannedStepView[]; readonly now: readonly StepNow[] }) {
  if (steps.length === 0) return 'nothing had to be put back';
  return (
    <ul className="grid gap-1">
      {steps.map(({ id, title }) => {
        const one = now.find((step) => step.id === id);
        const state = one?.state ?? 'not-done';
        return (
          <li key={id} className="flex min-w-0 gap-2">
            <StepMark state={state} />
            <span className="min-w-0 break-words">
              {title}
              <span className="text-ink2">
                : {state === 'done' ? 'gone through' : STEP_WORD[state]}
                {state !== 'done' || !one?.note ? '' : `, ${one.note}`}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
