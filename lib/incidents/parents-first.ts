import type { Seen } from './incident-state';
import type { DetectorId } from './types';

/** Chains of consequences longer than this (or cycles) keep the registry's order. */
const DEEPEST = 6;

/** Detectors in an order in which one comes after all it may be a consequence of, so that a parent stands before its consequences are placed. */
export function parentsFirst(seen: readonly Seen[]): readonly Seen[] {
  const depths = new Map<DetectorId, number>(seen.map(({ detector }) => [detector, 0]));
  for (let pass = 0; pass < DEEPEST; pass++) {
    for (const { detector, consequenceOf } of seen) {
      const parents = consequenceOf.flatMap((parent) => (parent === detector ? [] : (depths.get(parent) ?? [])));
      depths.set(detector, Math.min(DEEPEST, Math.max(0, ...parents.map((depth) => depth + 1))));
    }
  }
  return [...seen].sort((a, b) => (depths.get(a.detector) ?? 0) - (depths.get(b.detector) ?? 0));
}
