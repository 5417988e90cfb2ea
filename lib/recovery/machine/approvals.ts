import type { Approval, Run, RunContext } from '../run-types';

/** Approvals of exactly this plan that stand at that time, one a person, none of the author's own. */
export function standingApprovals({ approvals }: Run, { planHash, author }: RunContext, now: number): readonly Approval[] {
  const standing = approvals.filter(
    (one) => one.planHash === planHash && one.withdrawnAt === null && one.expiresAt > now && one.by.id !== author.id,
  );
  return standing.filter((one, index) => standing.findIndex(({ by }) => by.id === one.by.id) === index);
}

/** Enough people agree, or somebody broke the glass. */
export const isApproved = (run: Run, context: RunContext, now: number): boolean =>
  run.breakGlass !== null || standingApprovals(run, context, now).length >= context.approvalsNeeded;
