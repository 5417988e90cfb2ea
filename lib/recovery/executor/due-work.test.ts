import { expect, it } from 'vitest';
import type { KeptPlan } from '@/lib/storage/recovery-store';
import { FULL, prepared } from '../recovery.test-world';
import type { Phase, Run } from '../run-types';
import { dueSends } from './due-work';

const SENDING = { 'stop:v1': { state: 'sending', attempt: 2, since: 1 } } as const;
const due = (phase: Phase, more: Partial<Run> = {}) =>
  dueSends({ number: 7, plan: FULL, run: { ...prepared(FULL), phase, tasks: SENDING, ...more } } as KeptPlan);

it('a call that was kept as to be sent is due under its attempt, and no other', () => {
  expect(due('stop-consensus').map(({ key, isLate }) => [key, isLate])).toEqual([['7 stop:v1 2', false]]);
  expect(due('stop-consensus', { tasks: { 'stop:v1': { state: 'unsure', attempt: 2, since: 1, why: 'restart' } } })).toEqual([]);
});

it.each<[string, Phase, Partial<Run>]>([
  ['a pause', 'paused', { pausedFrom: 'stop-consensus' }],
  ['an abort', 'aborting', { wayOut: [] }],
  ['an end', 'discarded', {}],
])('what was not begun before %s comes too late', (_what, phase, more) => {
  expect(due(phase, more).map(({ isLate }) => isLate)).toEqual([true]);
});
