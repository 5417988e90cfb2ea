import type { Plan } from './plan-types';
import type { Run } from './run-types';

/** A run that nothing was done of. */
export const newRun = ({ madeAt }: Plan): Run => ({
  phase: 'draft',
  pausedFrom: null,
  step: 0,
  stepSince: madeAt,
  clock: madeAt,
  answeredAt: null,
  doneSteps: {},
  confirmedStep: null,
  tasks: {},
  leftOut: {},
  expected: {},
  holdsSince: {},
  checks: [],
  looks: [],
  problem: null,
  approvals: [],
  breakGlass: null,
  evidenceSkipped: null,
  evidence: { wanted: 0, saved: 0, missing: [], isComplete: false },
  dryRun: null,
  startedAt: null,
  endedAt: null,
  leftAs: null,
  givenBack: [],
  wayOut: null,
});
