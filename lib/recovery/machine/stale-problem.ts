import { type Param, type Phrase, phrase } from '@/lib/incidents/phrase';
import type { Problem } from '../run-types';
import { makeProblem } from './make-problem';

/** All changes in one sentence, one after the other. */
const joined = (changes: readonly Phrase[]): Phrase | null =>
  changes.reduceRight<Phrase | null>(
    (rest, change) => (rest ? phrase('run.and', { one: { phrase: change }, rest: { phrase: rest } }) : change),
    null,
  );

/** The plan is stale, and what changed. */
export const staleProblem = (changes: readonly Phrase[], at: number): Problem =>
  makeProblem({ code: 'stale', at, says: phrase('run.problem.stale'), seen: joined(changes) });

/** What changed, of this moment or as it was kept. */
export function sayChanges(changes: readonly Phrase[], problem: Problem | null): Param {
  const said = joined(changes) ?? problem?.seen;
  return said ? { phrase: said } : '';
}
