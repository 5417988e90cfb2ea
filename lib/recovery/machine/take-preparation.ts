import { phrase } from '@/lib/incidents/phrase';
import { isForetoldOnly } from '../dry/is-foretold-only';
import { isApproved, lapsedApprovals, standingApprovals } from './approvals';
import { changesNow } from './changes-now';
import { enterStep } from './enter-step';
import { sayChanges } from './stale-problem';
import { refused, type Take, taken } from './turn';

/** The result is kept; a plan may be gone through as often as one likes. */
export const takeDryRun: Take<'dry-run'> = ({ run, event }) => taken({ ...run, phase: 'dry-run', dryRun: event.result });

/** Only a plan that was gone through without a fault; where one is foretold only, a person may hand it in for a reason that everybody sees. */
export const takeSubmit: Take<'submit'> = ({ context, run, event, now }) => {
  const { dryRun } = run;
  const reason = event.reason?.trim() ?? '';
  if (!dryRun) return refused(phrase('run.refuse.no-dry-run'));
  if (!dryRun.ok && !isForetoldOnly(dryRun)) return refused(phrase('run.refuse.dry-run'));
  if (!dryRun.ok && reason === '') return refused(phrase('run.refuse.dry-run-reason'));
  if (run.problem) return refused(phrase('run.refuse.stale', { changes: sayChanges([], run.problem) }));
  const despite = dryRun.ok ? {} : { despite: { by: event.by, at: now, reason } };
  return taken({ ...run, ...despite, phase: context.approvalsNeeded === 0 ? 'ready' : 'awaiting-approval' });
};

/** Another person than the author, to exactly this plan, for a while. */
export const takeApprove: Take<'approve'> = ({ context, run, event, now }) => {
  const { by, planHash, expiresAt } = event;
  if (by.id === context.author.id) return refused(phrase('run.refuse.own-plan'));
  if (planHash !== context.planHash) return refused(phrase('run.refuse.other-plan'));
  if (run.problem) return refused(phrase('run.refuse.stale', { changes: sayChanges([], run.problem) }));
  if (expiresAt <= now) return refused(phrase('run.refuse.expired'));
  if (standingApprovals(run, context, now).some((one) => one.by.id === by.id)) return refused(phrase('run.refuse.approved'));
  const approvals = [...run.approvals, { by, at: now, planHash, expiresAt, withdrawnAt: null }];
  const next = { ...run, approvals };
  return taken({ ...next, phase: isApproved(next, context, now) ? 'ready' : 'awaiting-approval' });
};

/** Until the start, and only one's own. */
export const takeWithdraw: Take<'withdraw'> = ({ context, run, event, now }) => {
  const isOwn = (by: { readonly id: string }) => by.id === event.by.id;
  if (!run.approvals.some(({ by, withdrawnAt }) => isOwn(by) && withdrawnAt === null)) return refused(phrase('run.refuse.no-approval'));
  const approvals = run.approvals.map((one) => (isOwn(one.by) && one.withdrawnAt === null ? { ...one, withdrawnAt: now } : one));
  const next = { ...run, approvals };
  return taken({ ...next, phase: isApproved(next, context, now) ? 'ready' : 'awaiting-approval' });
};

/** In place of the approvals, for a reason that everybody sees. */
export const takeBreakGlass: Take<'break-glass'> = ({ run, event, now }) => {
  const reason = event.reason.trim();
  if (reason === '') return refused(phrase('run.refuse.no-reason'));
  if (run.problem) return refused(phrase('run.refuse.stale', { changes: sayChanges([], run.problem) }));
  return taken({ ...run, phase: 'ready', breakGlass: { by: event.by, at: now, reason } });
};

/** With answers of this moment, of every node it touches, and approvals that stand at this moment. */
export const takeStart: Take<'start'> = ({ plan, context, run, event, now }) => {
  if (!isApproved(run, context, now)) {
    const names = lapsedApprovals(run, context, now).map(({ by }) => by.name);
    return refused(
      names.length === 0 ? phrase('run.refuse.not-approved') : phrase('run.refuse.may-not-approve', { names: { list: names } }),
    );
  }
  const changes = changesNow(plan, run, event.looks, now);
  if (changes.length > 0 || run.problem) return refused(phrase('run.refuse.stale', { changes: sayChanges(changes, run.problem) }));
  const begun = { ...run, startedAt: now, expected: plan.basis.heads, looks: event.looks };
  return enterStep(plan, begun, 0, now);
};
