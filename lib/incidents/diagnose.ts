import { forkOutlook } from './outlook/fork';
import { marginOutlook } from './outlook/margin';
import { stallOutlook } from './outlook/stall';
import { playbooksFor } from './playbooks-for';
import { readings } from './readings/registry';
import type { Cause, DetectorId, Diagnosis, DiagnosisInput, Outlook } from './types';

const OUTLOOKS: Readonly<Partial<Record<DetectorId, (cause: Cause, input: DiagnosisInput) => Outlook | null>>> = {
  fork: (_, input) => forkOutlook(input),
  stall: (_, input) => stallOutlook(input),
  'margin-gone': marginOutlook,
  unreachable: marginOutlook,
  'silent-validator': marginOutlook,
  'failing-turns': marginOutlook,
  'vote-breaks-quorum': marginOutlook,
};

/** What is said of one cause now: explanations (forks), why it does or does not end, what could be done. */
export function diagnose(detector: DetectorId, cause: Cause, input: DiagnosisInput): Diagnosis {
  return {
    readings: detector === 'fork' ? readings(input) : [],
    outlook: OUTLOOKS[detector]?.(cause, input) ?? null,
    playbooks: playbooksFor(detector, cause, input),
    cannotTell: [],
  };
}
