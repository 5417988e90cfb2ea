import type { Plan } from '../plan-types';
import type { Returned, Run } from '../run-types';
import { compareReturned } from '../safety/is-welcome';
import { sceneOf } from '../safety/scene';

/** Nodes that the run goes on without and that answer again, as they were compared; forgotten once they are silent again, so that the next return is told. */
export function rememberReturns(plan: Plan, run: Run, now: number): Run {
  const out = [...plan.absent, ...Object.keys(run.leftOut).filter((name) => wasSilent(run, name))];
  if (out.length === 0) return run;
  const scene = sceneOf(plan, run, run.looks, now);
  const returned: Record<string, Returned> = {};
  for (const name of out) {
    const was = run.returned?.[name];
    const head = scene.look(name)?.head;
    if (!head) continue;
    const is = compareReturned(scene, name);
    if (was && (is === was.is || is === 'waits' || is === 'unknown')) returned[name] = was;
    else if (is === 'well' || is === 'other') returned[name] = { at: now, is, head: { height: head.height, hash: head.hash } };
  }
  return Object.keys(returned).length === 0 && run.returned === undefined ? run : { ...run, returned };
}

/** One that was left out for another reason than its silence has not come back. */
const wasSilent = ({ away, looks }: Run, name: string): boolean =>
  name in (away ?? {}) || looks.some(({ node, answered }) => node === name && !answered);
