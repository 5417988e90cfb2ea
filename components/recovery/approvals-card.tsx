'use client';

import { formatDuration } from '@/components/format/duration';
import { useNow } from '@/components/live/use-live';
import { Age } from '@/components/marks/age';
import { CopyButton } from '@/components/marks/copy-button';
import { Term } from '@/components/marks/term';
import { StepMark } from '@/components/recovery/step-mark';
import type { ApprovalView, PlanView, RunView } from '@/lib/views/recovery-types';

type Props = { readonly plan: PlanView; readonly run: RunView };

/** Who approved the plan, bound to its hash, and for how long that counts. */
export function ApprovalsCard({ plan, run }: Props) {
  return (
    <section aria-labelledby="approvals" className="card">
      <h2 id="approvals" className="quiet-title">
        <Term id="approval">Approvals</Term>
      </h2>
      <p className="font-medium">{needed(plan, run)}</p>
      <p className="mt-0.5 flex min-w-0 items-start gap-1 text-small text-ink2">
        <span className="min-w-0 break-all">
          An approval counts for this plan alone: <span className="font-mono text-small">{plan.hash}</span>
        </span>
        <CopyButton text={plan.hash} what="the plan's hash" />
      </p>
      {run.approvals.length === 0 && run.breakGlass === null ? null : (
        <ul className="mt-3 grid gap-1.5">
          {run.approvals.map((one) => (
            <li key={`${one.by.id} ${one.at}`} className="flex gap-2.5">
              <StepMark state={one.state === 'valid' ? 'done' : 'not-done'} />
              <span>
                <span className="font-medium">{one.by.name}</span> approved <Age at={one.at} />
                <span className="text-ink2">
                  , <Standing approval={one} />
                </span>
              </span>
            </li>
          ))}
          {run.breakGlass === null ? null : (
            <li className="flex gap-2.5">
              <StepMark state="stopped" />
              <span className="min-w-0 break-words">
                <span className="font-medium">{run.breakGlass.by.name}</span> broke the glass <Age at={run.breakGlass.at} />
                <span className="text-ink2">: {run.breakGlass.reason}</span>
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
  if (approval.state === 'withdrawn') return 'withdrawn since';
  if (approval.state === 'no-longer') return 'and may not approve any more: it does not count';
  if (approval.state === 'other-plan') return 'for another plan: it does not count';
  if (approval.state === 'expired' || approval.expiresAt <= now) return 'expired: it does not count any more';
  return `counts for another ${formatDuration(approval.expiresAt - now)}`;
}

function needed({ approvalsNeeded, author }: PlanView, { approvalsLeft, breakGlass }: RunView): string {
  if (approvalsNeeded === 0) return 'No approval is needed here.';
  const who = approvalsNeeded === 1 ? `One person other than ${author.name}` : `Two people other than ${author.name}`;
  if (breakGlass !== null && approvalsLeft > 0) return `${who} had to approve it; it goes on without.`;
  return approvalsLeft === 0 ? `Approved. ${who} had to.` : `${who} must approve it; ${approvalsLeft} still to come.`;
}
