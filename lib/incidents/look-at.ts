import type { Look, Seen } from './incident-state';
import type { Cause, Detector, DetectorId, Diagnosis, DiagnosisInput } from './types';

export type LookFailure = { readonly detector: DetectorId; readonly error: unknown };

const NOTHING_TOLD = { present: [], cannotTell: [{ need: 'headers', nodes: [], keys: 'all' }] } as const;
/** Time that was not watched begins after so many missed looks, and never before this (server ms). */
const MISSED_LOOKS = 3;
const LEAST_GAP_MS = 30_000;

/** Puts the input before every detector. One that fails can tell nothing at this look; what failed is given back. */
export function lookAt(
  detectors: readonly Detector[],
  input: DiagnosisInput,
  diagnose: (detector: DetectorId, cause: Cause) => Diagnosis,
): { readonly look: Look; readonly failures: readonly LookFailure[] } {
  const { picture } = input;
  const failures: LookFailure[] = [];
  const seen = detectors.map((detector): Seen => {
    const { id, consequenceOf, isConsequence, standsAlone } = detector;
    const given = {
      detector: id,
      consequenceOf,
      isConsequence: (cause: Cause, of: Cause) => isConsequence?.(cause, of, input) ?? true,
      ...(standsAlone ? { standsAlone } : {}),
    };
    try {
      const delays = {
        onDelayMs: detector.onDelayMs(input),
        offDelayMs: detector.offDelayMs(input),
        afterGapMs: detector.afterGapMs?.(input) ?? 0,
      };
      return { ...given, ...delays, detection: detector.detect(input) };
    } catch (error) {
      failures.push({ detector: id, error });
      return { ...given, onDelayMs: Number.POSITIVE_INFINITY, offDelayMs: Number.POSITIVE_INFINITY, detection: NOTHING_TOLD };
    }
  });
  const look = {
    now: picture.now,
    network: picture.id,
    gapMs: Math.max(LEAST_GAP_MS, MISSED_LOOKS * picture.intervalMs),
    lateMs: MISSED_LOOKS * picture.intervalMs,
    seen,
    configured: new Set(picture.nodes.map(({ name }) => name)),
    diagnose: (detector: DetectorId, cause: Cause) => {
      const diagnosis = diagnose(detector, cause);
      const own = seen.find((one) => one.detector === detector)?.detection.cannotTell ?? [];
      return own.length === 0 ? diagnosis : { ...diagnosis, cannotTell: [...diagnosis.cannotTell, ...own] };
    },
  };
  return { look, failures };
}
