import { type Param, type Phrase, phrase } from '@/lib/incidents/phrase';
import type { Problem } from '../problem-types';
import { joinPhrases } from './join-phrases';
import { makeProblem } from './make-problem';

/** The plan is stale, and what changed. */
export const staleProblem = (changes: readonly Phrase[], at: number): Problem =>
  makeProblem({ code: 'stale', at, says: phrase('run.problem.stale'), seen: joinPhrases(changes) });

/** What changed, of this moment or as it was kept. */
export function sayChanges(changes: readonly Phrase[], problem: Problem | null): Param {
  const said = joinPhrases(changes) ?? problem?.seen;
  return said ? { phrase: said } : '';
}
