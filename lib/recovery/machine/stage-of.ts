import type { Phase } from '../run-types';

/** Phases in which the same events are taken. */
export type Stage = 'draft' | 'awaiting' | 'ready' | 'running' | 'paused' | 'aborting' | 'ended';

const STAGES = {
  draft: 'draft',
  'dry-run': 'draft',
  'awaiting-approval': 'awaiting',
  ready: 'ready',
  'save-evidence': 'running',
  'stop-consensus': 'running',
  isolate: 'running',
  'prove-isolation': 'running',
  rewind: 'running',
  'verify-heads': 'running',
  connect: 'running',
  'verify-mesh': 'running',
  'start-consensus': 'running',
  wait: 'running',
  'by-hand': 'running',
  watch: 'running',
  'give-back': 'running',
  paused: 'paused',
  aborting: 'aborting',
  done: 'ended',
  aborted: 'ended',
  failed: 'ended',
  discarded: 'ended',
} as const satisfies Readonly<Record<Phase, Stage>>;

export const stageOf = (phase: Phase): Stage => STAGES[phase];
