import type { Approval, Run, RunContext } from '../run-types';

/** Approvals of exactly this plan that stand at that time, one a person, none of the author's own, and of those alone who may still approve. */
export function standingApprovals(run: Run, context: RunContext, now: number): readonly Approval[] {
  return givenApprovals(run, context, now).filter(({ by }) => mayApprove(context, by.id));
}

/** Approvals that would stand, had those who gave them not lost the right to approve since. */
export function lapsedApprovals(run: Run, context: RunContext, now: number): readonly Approval[] {
  return givenApprovals(run, context, now).filter(({ by }) => !mayApprove(context, by.id));
}

/** Enough people agree, or somebody broke the glass. */
export const isApproved = (run: Run, context: RunContext, now: number): boolean =>
  run.breakGlass !== null || standingApprovals(run, context, now).length >= context.approvalsNeeded;

const mayApprove = ({ approvers }: RunContext, id: string): boolean => approvers === 'all' || approvers.includes(id);

function givenApprovals({ approvals }: Run, { planHash, author }: RunContext, now: number): readonly Approval[] {
  const given = approvals.filter(
    (one) => one.planHash === planHash && one.withdrawnAt === null && one.expiresAt > now && one.by.id !== author.id,
  );
  return given.filter((one, index) => given.findIndex(({ by }) => by.id === one.by.id) === index);
}
