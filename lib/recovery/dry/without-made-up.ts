import type { Param, Phrase } from '@/lib/incidents/phrase';
import type { Problem } from '../problem-types';
import { isMadeUp } from './made-up-hash';

/** The same problem, said without hashes of blocks that nobody has made: they are not known. */
export const withoutMadeUp = (problem: Problem): Problem => ({
  ...problem,
  says: cleared(problem.says),
  expected: problem.expected && cleared(problem.expected),
  seen: problem.seen && cleared(problem.seen),
});

const cleared = ({ key, params }: Phrase): Phrase => ({
  key,
  params: Object.fromEntries(Object.entries(params).map(([name, param]) => [name, clear(param)])),
});

function clear(param: Param): Param {
  if (typeof param !== 'object' || param === null) return isMadeUp(param) ? null : param;
  if ('phrase' in param) return { phrase: cleared(param.phrase) };
  return 'hash' in param && isMadeUp(param.hash) ? null : param;
}
