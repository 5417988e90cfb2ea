import type { Choice, Problem } from '../problem-types';

type Given = Pick<Problem, 'code' | 'at' | 'says'> & Partial<Problem>;

/** What a person may do, by what stopped the run: looking and trying again, then what ends it. */
const CHOICES = {
  'check-failed': ['retry', 'abort', 'discard'],
  'check-unknown': ['retry', 'abort', 'discard'],
  'too-late': ['retry', 'abort', 'discard'],
  refused: ['retry', 'abort', 'discard'],
  'head-moved': ['retry', 'abort', 'discard', 'new-plan'],
  overshoot: ['abort', 'discard', 'new-plan'],
  'peer-in-isolation': ['retry', 'abort', 'discard'],
  'other-chain': ['retry', 'abort', 'discard', 'new-plan'],
  'identity-changed': ['retry', 'abort', 'discard', 'new-plan'],
  'third-branch': ['abort', 'discard', 'new-plan'],
  'set-changed': ['abort', 'discard', 'new-plan'],
  'node-lost': ['retry', 'abort', 'discard'],
  'evidence-missing': ['retry', 'abort', 'discard'],
  'not-allowed-by-safety': ['retry', 'abort', 'discard', 'new-plan'],
  stale: ['discard', 'new-plan'],
  clock: ['retry', 'abort', 'discard'],
} as const satisfies Readonly<Record<Problem['code'], readonly Choice[]>>;

export const makeProblem = (given: Given): Problem => ({
  ...{ node: null, task: null, expected: null, seen: null, answer: null, choices: CHOICES[given.code] },
  ...given,
});
