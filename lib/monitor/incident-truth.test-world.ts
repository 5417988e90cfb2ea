import { expect } from 'vitest';
import type { DiagnosisInput } from '@/lib/incidents/types';
import { ended, followIncidents, opened } from './incidents.test-world';

/** What must open, in this order and at these seconds, and nothing else; likewise what must have ended. */
export type IncidentTruth = { readonly opens: readonly string[]; readonly ends: readonly string[] };

/** The life of incidents over a watch that is looked at second by second, held against a truth at its end. */
export function followTruth(startAt: number) {
  const follower = followIncidents();
  const forks = watchForkDelay(follower);
  const severities = new Map<string, Set<string>>();
  return {
    look: (input: DiagnosisInput): void => {
      forks.look(input);
      for (const { detector, severity } of follower.open()) severities.set(detector, (severities.get(detector) ?? new Set()).add(severity));
    },
    /** How grave incidents of a detector were while they were open, in the order in which they became so. */
    severities: (detector: string): readonly string[] => [...(severities.get(detector) ?? [])],
    /** Times of the truth are seconds since `startAt`. */
    expectTold: ({ opens, ends }: IncidentTruth): void => {
      expect(opened(follower.happened, startAt)).toEqual(opens);
      expect(ended(follower.happened, startAt)).toEqual(ends);
      expectInTime(follower, forks.looksToFork());
    },
  };
}

/** Looks from the first one at which two hashes are told at one height until the fork is an incident. */
function watchForkDelay(follower: ReturnType<typeof followIncidents>) {
  let looks = 0;
  let visibleAt: number | null = null;
  let openAt: number | null = null;
  return {
    look: (input: DiagnosisInput): void => {
      follower.look(input);
      looks += 1;
      if (input.picture.heights.some(({ camps }) => camps.length > 1)) visibleAt ??= looks;
      if (follower.open().some(({ detector }) => detector === 'fork')) openAt ??= looks;
    },
    looksToFork: () => (openAt === null || visibleAt === null ? null : openAt - visibleAt),
  };
}

/** At most one look for a fork, at most two beyond its delay for anything else. */
function expectInTime({ happened }: ReturnType<typeof followIncidents>, looksToFork: number | null): void {
  expect(looksToFork ?? 0).toBeLessThanOrEqual(1);
  expect(happened.filter(({ looksLate }) => (looksLate ?? 0) > 2).map(({ key }) => key)).toEqual([]);
}
