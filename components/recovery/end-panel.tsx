import Link from 'next/link';
import { formatDuration } from '@/components/format/duration';
import { planKey } from '@/components/live/api-paths';
import { Fault } from '@/components/marks/fault';
import { TimeText } from '@/components/marks/time-text';
import { LostList } from '@/components/recovery/lost-list';
import { incidentPath, overviewPath, recoveryPath } from '@/components/routes';
import type { PlanView, RunView } from '@/lib/views/recovery-types';

type Props = { readonly plan: PlanView; readonly run: RunView };

/** How it ended, what became of the transactions, and what is kept of it. */
export function EndPanel({ plan, run }: Props) {
  const base = planKey(plan.network, plan.number);
  const ofPlan = new Set(plan.steps.map(({ id }) => id));
  const done = run.steps.filter(({ id, state }) => ofPlan.has(id) && state === 'done').length;
  return (
    <div className="grid min-w-0 gap-4">
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
          <dt className="text-ink3">Steps</dt>
          <dd>
            {done} of {plan.steps.length} done{run.wayOut === null ? '' : ', then the way out'}
          </dd>
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
            {run.evidence.wanted === 0 ? 'none was asked for' : `${run.evidence.saved} of ${run.evidence.wanted} pieces saved`}
            {run.evidenceSkipped === null ? null : (
              <span className="text-ink2">
                ; {run.evidenceSkipped.by.name} went on without the rest: {run.evidenceSkipped.reason}
              </span>
            )}
          </dd>
        </dl>
      </section>
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
        <Link href={overviewPath(plan.network)} className="button-primary">
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
