import type { KeptPlan } from '@/lib/recovery/run-types';
import { branchLetters } from './branch-letters';
import { say as sayKey } from './phrases';
import { landingView, plannedStep } from './planned-step';
import type { AroundRecovery } from './recovery-kept';
import type { PlanView } from './recovery-types';
import { sayPhrase } from './say-phrase';
import { worthView } from './worth-view';

/** A plan as it will run, in words. */
export function planView(
  { network, number, hash, plan, author, approvalsNeeded, incident, madeAt, notKept = [] }: KeptPlan,
  { networkName, fork, say }: Pick<AroundRecovery, 'networkName' | 'fork' | 'say'>,
): PlanView {
  const letterOf = branchLetters(plan, fork);
  const landings = plan.landings.map((one) => landingView(one, say));
  return {
    ...{ network, networkName, number, hash, author, madeAt, incident, approvalsNeeded, landings },
    playbook: plan.playbook,
    title: sayPhrase(plan.title, say),
    isDestructive: plan.isDestructive,
    ancestor: plan.ancestor,
    target: plan.target,
    absent: plan.absent,
    notKept: notKept.map((what) => sayKey(`wizard.not-kept.${what}`)),
    worth: worthView(plan.worth, say),
    steps: plan.steps.map((step) => plannedStep(step, { say, letterOf })),
  };
}
