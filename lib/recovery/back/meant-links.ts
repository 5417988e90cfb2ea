import { readOnce } from '@/lib/consensus/read-once';
import type { Plan } from '../plan-types';

/**
 * Of these those that a node is to be linked with, as the plan's own checks ask of either end: a firewall keeps other pairs apart, and kept them
 * apart before. All of them where the plan asks for no link at all.
 */
export function meantLinks(plan: Plan, node: string, to: readonly string[]): readonly string[] {
  const meant = pairsOf(plan);
  return meant.size === 0 ? to : to.filter((other) => meant.has(`${node} ${other}`) || meant.has(`${other} ${node}`));
}

const pairsOf = readOnce((plan: Plan): ReadonlySet<string> => {
  const checks = plan.steps.flatMap(({ after, tasks }) => [...after, ...tasks.flatMap((task) => task.after)]);
  return new Set(checks.flatMap((check) => (check.kind === 'linked' ? check.to.map((other) => `${check.node} ${other}`) : [])));
});
