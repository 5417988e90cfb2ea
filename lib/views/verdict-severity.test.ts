import { expect, it } from 'vitest';
import type { VerdictState, YesNoUnknown } from './types';
import { verdictSeverity } from './verdict-severity';

const of = (state: VerdictState, healsByItself: YesNoUnknown = 'unknown') => ({ state, healsByItself });

it('is that of its state, but a fork that heals by itself warns only', () => {
  expect((['healthy', 'degraded', 'slow', 'stalled', 'unknown'] as const).map((state) => verdictSeverity(of(state, 'yes')))).toEqual([
    ...['ok', 'warning', 'warning', 'critical', 'unknown'],
  ]);
  expect((['yes', 'no', 'unknown'] as const).map((heals) => verdictSeverity(of('forked', heals)))).toEqual([
    ...['warning', 'critical', 'critical'],
  ]);
});

it('is critical while an incident of a fork is, whatever heals; a critical one beside a network that is well is not its verdict', () => {
  expect((['critical', 'warning', 'info', null] as const).map((worst) => verdictSeverity(of('forked', 'yes'), worst))).toEqual([
    ...['critical', 'warning', 'warning', 'warning'],
  ]);
  expect(verdictSeverity(of('healthy'), 'critical')).toBe('ok');
});
