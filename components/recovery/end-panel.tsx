import Link from 'next/link';
import { formatDuration } from '@/components/format/duration';
import { planKey } from '@/components/live/api-paths';
import { Fault } from '@/components/marks/fault';
import { Spoken } from '@/components/marks/spoken';
import { TimeText } from '@/components/marks/time-text';
import { countedSteps } from '@/components/recovery/counted-steps';
import { LeftNodes } from '@/components/recovery/left-nodes';
import { LostList } from '@/components/recovery/lost-list';
import { STEP_WORD, StepMark } from '@/components/recovery/step-mark';
import { incidentPath, overviewPath, recoveryPath } from '@/components/routes';
import type { PlannedStepView, PlanView, RunView, StepNow } from '@/lib/views/recovery-types';
import { sayRun } from '@/lib/views/words/recovery-run';

type Props = { readonly plan: PlanView; readonly run: RunView };

/** How it ended, what became of the transactions, and what is kept of it. */
export function EndPanel({ plan, run }: Props) {
  const base = planKey(plan.network, plan.number);
  return (
    <div className="grid min-w-0 gap-4">
      {run.next === null ? null : (
        <section aria-labelledby="next" className="card">
          <h2 id="next" className="quiet-title">
            {sayRun('end-panel.what-do-next')}
          </h2>
          <p className="max-w-[76ch]">{run.next}</p>
          <p className="mt-3">
            <Link href={recoveryPath(plan.network, plan.incident)} className="button-primary">
              {sayRun('end-panel.look-at-ways')}
            </Link>
          </p>
        </section>
      )}
      {run.problem === null ? null : <Fault says={sayRun('end-panel.stopped-because-this', { says: run.problem.says })} />}
      <section aria-labelledby="end" className="card">
        <h2 id="end" className="quiet-title">
          {sayRun('end-panel.in-short')}
        </h2>
        <dl className="facts-list">
          <dt className="text-ink3">{sayRun('end-panel.plan')}</dt>
          <dd>{sayRun('end-panel.by', { title: plan.title, author: plan.author.name })}</dd>
          <EndedBy run={run} />
          <dt className="text-ink3">{sayRun('end-panel.steps')}</dt>
          <dd>{countedSteps(plan.steps, run.steps)}</dd>
          {run.wayOut === null ? null : (
            <>
              <dt className="text-ink3">{sayRun('end-panel.way-out')}</dt>
              <dd>
                <WayOutDone steps={run.wayOut} now={run.steps} />
              </dd>
            </>
          )}
          {run.startedAt === null ? null : (
            <>
              <dt className="text-ink3">{sayRun('end-panel.started')}</dt>
              <dd>
                <TimeText at={run.startedAt} whole />
              </dd>
            </>
          )}
          {run.endedAt === null ? null : (
            <>
              <dt className="text-ink3">{sayRun('end-panel.ended')}</dt>
              <dd>
                <TimeText at={run.endedAt} whole />
                {run.startedAt === null ? null : (
                  <span className="text-ink2">{`, ${sayRun('end-panel.after', { time: formatDuration(run.endedAt - run.startedAt) })}`}</span>
                )}
              </dd>
            </>
          )}
          <dt className="text-ink3">{sayRun('end-panel.evidence')}</dt>
          <dd>
            {run.evidence.wanted === 0
              ? sayRun('end-panel.none-asked-for')
              : sayRun('end-panel.pieces-saved', { saved: run.evidence.saved, wanted: run.evidence.wanted })}
            {run.evidenceSkipped === null ? null : (
              <span className="text-ink2">
                {`; ${sayRun('end-panel.went-on-without', { by: run.evidenceSkipped.by.name, reason: run.evidenceSkipped.reason })}`}
              </span>
            )}
          </dd>
        </dl>
      </section>
      {run.next === null || run.left === null ? null : <LeftNodes nodes={run.left} />}
      {run.lost.length === 0 ? null : <LostList lost={run.lost} />}
      <section aria-labelledby="kept" className="card">
        <h2 id="kept" className="quiet-title">
          {sayRun('end-panel.what-kept')}
        </h2>
        <ul className="grid gap-2">
          <li>
            <Spoken
              parts={sayRun.parts('end-panel.report-every-command', {
                markdown: (
                  <a href={`${base}/report.md`} className="link font-medium">
                    {sayRun('end-panel.markdown')}
                  </a>
                ),
                json: (
                  <a href={`${base}/report.json`} className="link font-medium">
                    {sayRun('end-panel.json')}
                  </a>
                ),
              })}
            />
          </li>
          {run.evidence.saved === 0 ? null : (
            <li>
              <Spoken
                parts={sayRun.parts('end-panel.saved-blocks-receipts', {
                  archive: (
                    <a href={`${base}/archive`} className="link font-medium">
                      {sayRun('end-panel.archive')}
                    </a>
                  ),
                })}
              />
            </li>
          )}
        </ul>
      </section>
      <p className="flex flex-wrap gap-2">
        <Link
          href={overviewPath(plan.network)}
          className={run.next === null ? 'button-primary' : 'control min-h-9 px-3 py-1.5 font-medium'}
        >
          {sayRun('end-panel.go-overview')}
        </Link>
        {plan.incident === null ? null : (
          <Link href={incidentPath(plan.network, plan.incident)} className="control min-h-9 px-3 py-1.5 font-medium">
            {sayRun('end-panel.open-incident', { incident: String(plan.incident) })}
          </Link>
        )}
        <Link href={recoveryPath(plan.network)} className="control min-h-9 px-3 py-1.5 font-medium">
          {sayRun('end-panel.all-recoveries')}
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
          <dt className="text-ink3">{sayRun('end-panel.without-approval')}</dt>
          <dd className="min-w-0 break-words">
            <Spoken
              parts={sayRun.parts('end-panel.broke-glass', {
                by: breakGlass.by.name,
                at: <TimeText at={breakGlass.at} whole />,
                reason: <span className="text-ink2">: {breakGlass.reason}</span>,
              })}
            />
          </dd>
        </>
      )}
      {aborted === null ? null : (
        <>
          <dt className="text-ink3">{sayRun('end-panel.aborted')}</dt>
          <dd className="min-w-0 break-words">
            <Spoken
              parts={sayRun.parts('end-panel.aborted-by', {
                by: aborted.by.name,
                at: <TimeText at={aborted.at} whole />,
                reason: <span className="text-ink2">: {aborted.reason}</span>,
              })}
            />
          </dd>
        </>
      )}
      {discarded === null ? null : (
        <>
          <dt className="text-ink3">{sayRun('end-panel.ended-as-stood')}</dt>
          <dd>
            <Spoken parts={sayRun.parts('end-panel.discarded-by', { by: discarded.by.name, at: <TimeText at={discarded.at} whole /> })} />
          </dd>
        </>
      )}
    </>
  );
}

/** Each step of the way out, and whether it came to its end. */
function WayOutDone({ steps, now }: { readonly steps: readonly PlannedStepView[]; readonly now: readonly StepNow[] }) {
  if (steps.length === 0) return sayRun('end-panel.nothing-had-be');
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
                : {state === 'done' ? sayRun('end-panel.gone-through') : STEP_WORD[state]}
                {state !== 'done' || !one?.note ? '' : `, ${one.note}`}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
