'use client';

import { formatDuration } from '@/components/format/duration';
import { useNow } from '@/components/live/use-live';
import { Age } from '@/components/marks/age';
import { CopyButton } from '@/components/marks/copy-button';
import { Spoken } from '@/components/marks/spoken';
import { Term } from '@/components/marks/term';
import { StepMark } from '@/components/recovery/step-mark';
import type { ApprovalView, PlanView, RunView } from '@/lib/views/recovery-types';
import { sayPlan } from '@/lib/views/words/recovery-plan';

type Props = { readonly plan: PlanView; readonly run: RunView };

/** Who approved the plan, bound to its hash, and for how long that counts. */
export function ApprovalsCard({ plan, run }: Props) {
  return (
    <section aria-labelledby="approvals" className="card">
      <h2 id="approvals" className="quiet-title">
        <Term id="approval">{sayPlan('approvals-card.approvals')}</Term>
      </h2>
      <p className="font-medium">{needed(plan, run)}</p>
      <p className="mt-0.5 flex min-w-0 items-start gap-1 text-small text-ink2">
        <span className="min-w-0 break-all">
          <Spoken
            parts={sayPlan.parts('approvals-card.approval-counts-for', { hash: <span className="font-mono text-small">{plan.hash}</span> })}
          />
        </span>
        <CopyButton text={plan.hash} what={sayPlan('approvals-card.plans-hash')} />
      </p>
      {run.approvals.length === 0 && run.breakGlass === null ? null : (
        <ul className="mt-3 grid gap-1.5">
          {run.approvals.map((one) => (
            <li key={`${one.by.id} ${one.at}`} className="flex gap-2.5">
              <StepMark state={one.state === 'valid' ? 'done' : 'not-done'} />
              <span>
                <Spoken
                  parts={sayPlan.parts('approvals-card.approved', {
                    by: <span className="font-medium">{one.by.name}</span>,
                    at: <Age at={one.at} />,
                    standing: (
                      <span className="text-ink2">
                        , <Standing approval={one} />
                      </span>
                    ),
                  })}
                />
              </span>
            </li>
          ))}
          {run.breakGlass === null ? null : (
            <li className="flex gap-2.5">
              <StepMark state="stopped" />
              <span className="min-w-0 break-words">
                <Spoken
                  parts={sayPlan.parts('approvals-card.broke-glass', {
                    by: <span className="font-medium">{run.breakGlass.by.name}</span>,
                    at: <Age at={run.breakGlass.at} />,
                    reason: <span className="text-ink2">: {run.breakGlass.reason}</span>,
                  })}
                />
              </span>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

function Standing({ approval }: { readonly approval: ApprovalView }) {
  const now = useNow();
  if (approval.state === 'withdrawn') return sayPlan('approvals-card.withdrawn-since');
  if (approval.state === 'no-longer') return sayPlan('approvals-card.may-not-approve');
  if (approval.state === 'other-plan') return sayPlan('approvals-card.for-another-plan');
  if (approval.state === 'expired' || approval.expiresAt <= now) return sayPlan('approvals-card.expired-does-not');
  return sayPlan('approvals-card.counts-for-another', { time: formatDuration(approval.expiresAt - now) });
}

function needed({ approvalsNeeded, author }: PlanView, { approvalsLeft, breakGlass }: RunView): string {
  if (approvalsNeeded === 0) return sayPlan('approvals-card.no-approval-needed');
  const who =
    approvalsNeeded === 1
      ? sayPlan('approvals-card.one-person-other', { name: author.name })
      : sayPlan('approvals-card.two-people-other', { name: author.name });
  if (breakGlass !== null && approvalsLeft > 0) return sayPlan('approvals-card.had-approve-goes', { who });
  return approvalsLeft === 0
    ? sayPlan('approvals-card.approved-had', { who })
    : sayPlan('approvals-card.must-approve-still', { who, approvalsLeft });
}
