import type { Plan } from '../plan-types';
import type { Run } from '../run-types';
import { isSameProcess } from '../safety/may-be-another';
import type { NodeLook } from '../survey-types';

/**
 * Nodes of the plan that two looks in a row had no answer from, before these became what is known: such a one may have been restarted. And those
 * of them that answer again, with whether their log shows that they were not.
 */
export function rememberAway(plan: Plan, run: Run, looks: readonly NodeLook[], now: number): Run {
  const before = new Map(run.looks.map((look) => [look.node, look]));
  const gone = looks.filter(({ node, answered, askedAt }) => {
    const last = before.get(node);
    const isNew = last !== undefined && last.askedAt < askedAt && askedAt <= now;
    return isNew && !answered && !last.answered && plan.nodes.includes(node) && !plan.absent.includes(node);
  });
  if (gone.length === 0 && run.away === undefined) return run;
  const away = { ...run.away, ...Object.fromEntries(gone.map(({ node, askedAt }) => [node, askedAt])) };
  const back = { ...run.back };
  for (const { node } of gone) delete back[node];
  for (const look of looks) {
    const [since, known] = [away[look.node], back[look.node]];
    if (since === undefined || !look.answered || look.askedAt <= since || look.askedAt > now || known?.isSame) continue;
    const at = known?.at ?? look.at;
    back[look.node] = { at, ...(isSameProcess(plan, look, at) ? { isSame: true as const } : {}) };
  }
  return Object.keys(back).length === 0 && run.back === undefined ? { ...run, away } : { ...run, away, back };
}
