import { countPeers } from '../checks/peer-names';
import type { Step } from '../plan-types';
import type { Run } from '../run-types';
import { attemptsOf, isOfPerson, stateOf } from './steps-of';

/** A cut shows at once; what is seen so long after it is a link that was made anew. */
const SETTLES_MS = 3_000;

/**
 * While links are cut: a dial that was under way may bring one back after its cut was seen. Whoever has a peer again cuts once more, until the
 * step's limit; the proof comes after it.
 */
export function cutOnceMore(run: Run, step: Step, now: number): Run {
  if (step.kind !== 'isolate' || run.wayOut) return run;
  const tasks = step.tasks.flatMap((task) => {
    const state = stateOf(run, task.id);
    if (state.state !== 'verified' || isOfPerson(task) || now - state.at < SETTLES_MS) return [];
    const look = run.looks.find(({ node }) => node === task.node);
    const isBack = look?.answered && look.askedAt > state.at && (countPeers(look) ?? 0) > 0;
    return isBack ? [[task.id, { state: 'unsure', attempt: attemptsOf(state), since: now, why: 'again' }] as const] : [];
  });
  return tasks.length === 0 ? run : { ...run, tasks: { ...run.tasks, ...Object.fromEntries(tasks) } };
}
