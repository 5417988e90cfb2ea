import type { Plan } from '../plan-types';
import type { Run } from '../run-types';
import type { NodeLook } from '../survey-types';

/** Nodes of the plan that two looks in a row had no answer from, before these became what is known: such a one may have been restarted. */
export function rememberAway(plan: Plan, run: Run, looks: readonly NodeLook[], now: number): Run {
  const before = new Map(run.looks.map((look) => [look.node, look]));
  const gone = looks.filter(({ node, answered, askedAt }) => {
    const last = before.get(node);
    const isNew = last !== undefined && last.askedAt < askedAt && askedAt <= now;
    return isNew && !answered && !last.answered && plan.nodes.includes(node) && !plan.absent.includes(node);
  });
  return gone.length === 0
    ? run
    : { ...run, away: { ...run.away, ...Object.fromEntries(gone.map(({ node, askedAt }) => [node, askedAt])) } };
}
