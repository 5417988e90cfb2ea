import type { Step } from '../plan-types';
import type { Run } from '../run-types';

/** Since when each node of the step has been silent at every look: what makes it a lost one. */
export function rememberSilence(run: Run, { nodes }: Step, now: number): Run {
  const memory = { ...run.holdsSince };
  for (const node of nodes) {
    const look = run.looks.find((one) => one.node === node && one.askedAt >= run.stepSince && one.askedAt <= now);
    if (look?.answered) delete memory[`silent:${node}`];
    else if (look) memory[`silent:${node}`] ??= look.askedAt;
  }
  return { ...run, holdsSince: memory };
}
