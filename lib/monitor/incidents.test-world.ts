import { DETECTORS } from '@/lib/incidents/registry';
import type { Cause, Detection, Detector, DiagnosisInput } from '@/lib/incidents/types';

export type Opened = {
  readonly detector: string;
  readonly key: string;
  readonly cause: Cause;
  readonly openedAt: number;
  /** First moment it was present without a break. */
  readonly presentAt: number;
  /** Key of the open cause it was a consequence of when it opened; null = an incident of its own. */
  readonly of: string | null;
  endedAt: number | null;
};

/** Follows detections over looks, with on- and off-delays and consequences, as plainly as can be said: what the truth tables are held to. */
export function followIncidents(detectors: readonly Detector[] = DETECTORS) {
  const standing = new Map<string, { since: number; detector: Detector; cause: Cause }>();
  const gone = new Map<string, number>();
  const open = new Map<string, Opened>();
  const all: Opened[] = [];
  const look = (input: DiagnosisInput): void => {
    const { now } = input.picture;
    for (const detector of detectors) {
      const { present, cannotTell } = detector.detect(input);
      const keys = new Set(present.map(({ key }) => key));
      for (const cause of present) {
        const known = standing.get(cause.key);
        standing.set(cause.key, { since: known?.since ?? now, detector, cause });
        gone.delete(cause.key);
        if (open.has(cause.key) || now - (known?.since ?? now) < (cause.onDelayMs ?? detector.onDelayMs(input))) continue;
        const opened: Opened = { ...openedOf(detector, cause, input), presentAt: known?.since ?? now };
        open.set(cause.key, opened);
        all.push(opened);
      }
      for (const [key, one] of [...standing]) if (one.detector === detector && !keys.has(key)) standing.delete(key);
      for (const [key, one] of [...open]) {
        if (one.detector !== detector.id || keys.has(key) || isUnknown(cannotTell, key)) continue;
        const since = gone.get(key) ?? now;
        gone.set(key, since);
        if (now - since < detector.offDelayMs(input)) continue;
        one.endedAt = now;
        open.delete(key);
      }
    }
  };
  const openedOf = (detector: Detector, cause: Cause, input: DiagnosisInput): Omit<Opened, 'presentAt'> => {
    const parents = [...open.values()].filter(
      (one) => detector.consequenceOf.some((id) => id === one.detector) && (detector.isConsequence?.(cause, one.cause, input) ?? true),
    );
    const of = parents.find((one) => one.of === null)?.key ?? null;
    return { detector: detector.id, key: cause.key, cause, openedAt: input.picture.now, of, endedAt: null };
  };
  return { look, all: all as readonly Opened[], open };
}

const isUnknown = (cannotTell: Detection['cannotTell'], key: string): boolean =>
  cannotTell.some(({ keys }) => keys === 'all' || keys.some((begin) => key.startsWith(begin)));
