import type { ForkFacts } from '../fork-facts';
import type { Phrase } from '../phrase';
import type { Confidence, DiagnosisInput, Reading, ReadingId } from '../types';

/** One explanation of a fork, one a file, listed in `registry.ts`. Pure. */
export type ReadingRule = { readonly id: ReadingId; readonly read: (facts: ForkFacts, input: DiagnosisInput) => Omit<Reading, 'id'> };

/** What one pair of blocks says for and against an explanation. */
export type PairFinding = {
  readonly confidence: Confidence;
  readonly for: readonly Phrase[];
  readonly against: readonly Phrase[];
  readonly unknown: readonly Phrase[];
};

const RANK = { proven: 0, likely: 1, possible: 2, unlikely: 3, 'ruled-out': 4 } satisfies Record<Confidence, number>;

export const byConfidence = (a: Confidence, b: Confidence): number => RANK[a] - RANK[b];

/** No surer than `most`. */
export const atMost = (confidence: Confidence, most: Confidence): Confidence => (byConfidence(confidence, most) < 0 ? most : confidence);

/** Over several pairs the surest counts; every fact of every pair is named once. */
export function joinFindings(findings: readonly PairFinding[]): PairFinding {
  const confidence = findings.map((finding) => finding.confidence).sort(byConfidence)[0] ?? 'possible';
  return {
    confidence,
    for: once(findings.flatMap((finding) => finding.for)),
    against: once(findings.flatMap((finding) => finding.against)),
    unknown: once(findings.flatMap((finding) => finding.unknown)),
  };
}

function once(phrases: readonly Phrase[]): readonly Phrase[] {
  return [...new Map(phrases.map((one) => [JSON.stringify(one), one])).values()];
}
