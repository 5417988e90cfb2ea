import { readOnce } from '@/lib/consensus/read-once';
import { callsNow } from '../machine/calls-now';
import { isBegun, stateOf } from '../machine/steps-of';
import type { Plan, Task } from '../plan-types';
import type { Run } from '../run-types';

/** null = it may have any peer: it was not isolated, or is no more. */
export type Allowed = ReadonlyMap<string, ReadonlySet<string> | null>;

/** Which nodes each node may be connected with now: nobody from the moment its isolation was proven, then those the plan connected it with. */
export const allowedPeers = (plan: Plan, run: Run): Allowed => allowedOf(run)(plan);

/** Asked for every node and every call of a look. */
const allowedOf = readOnce((run: Run) => readOnce((plan: Plan) => readAllowed(plan, run)));

function readAllowed(plan: Plan, run: Run): Allowed {
  const allowed = new Map<string, Set<string> | null>(plan.nodes.map((name) => [name, null]));
  const names = new Map(Object.entries(plan.enodes).map(([name, enode]) => [enode, name]));
  for (const step of plan.steps) {
    if (step.id in run.doneSteps)
      for (const check of step.after) if (check.kind === 'no-peers' && check.forMs > 0) allowed.set(check.node, new Set());
    for (const task of step.tasks) {
      if (stateOf(run, task.id).state === 'verified')
        for (const check of task.after) if (check.kind === 'no-peers' && check.forMs > 0) allowed.set(check.node, new Set());
      if (isBegun(run, task)) for (const [a, b] of linksOf(names, callsNow(plan, run, task))) link(allowed, a, b);
    }
  }
  return allowed;
}

function link(allowed: Map<string, Set<string> | null>, a: string, b: string | null): void {
  if (b === null) allowed.set(a, null);
  else {
    allowed.get(a)?.add(b);
    allowed.get(b)?.add(a);
  }
}

/** Pairs a task connects; null = with a node that the plan does not know. */
function linksOf(names: ReadonlyMap<unknown, string>, { node, calls, byHand }: Task): readonly (readonly [string, string | null])[] {
  // Whom a file names that was put back as it was is not known.
  if (byHand?.kind === 'restore-static-nodes') return [[node, null]];
  const added = calls.filter(({ method }) => method === 'admin_addPeer').map(({ params }) => params[0]);
  const written = byHand?.kind === 'write-static-nodes' ? byHand.enodes : [];
  return [...added, ...written].map((enode) => [node, names.get(enode) ?? null] as const);
}
