import { phrase } from '../phrase';
import type { ReadingRule } from './rule';

/** Always there: the known explanations are not all there are. `registry.ts` says how sure, by what the others say. */
export const unknownCause: ReadingRule = {
  id: 'unknown',
  read: (facts) => ({
    says: phrase('reading.unknown.says', { height: facts.forked }),
    confidence: 'possible',
    for: [],
    against: [],
    unknown: [],
  }),
};
