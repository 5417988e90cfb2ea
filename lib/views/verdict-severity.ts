import { forkSeverity } from '@/lib/incidents/fork-severity';
import type { IncidentsNow, VerdictSeverity, VerdictState, YesNoUnknown } from './types';

const OF_STATE = {
  healthy: 'ok',
  degraded: 'warning',
  slow: 'warning',
  stalled: 'critical',
  forked: 'critical',
  unknown: 'unknown',
} as const satisfies Record<VerdictState, VerdictSeverity>;

type Said = { readonly state: VerdictState; readonly healsByItself: YesNoUnknown };

/**
 * How bad a verdict is, wherever it is drawn: a fork is as grave as its incident, so one that heals by itself warns, unless an incident that stands
 * (`worst`, null = none or not known) is critical.
 */
export function verdictSeverity({ state, healsByItself }: Said, worst: IncidentsNow['worst'] = null): VerdictSeverity {
  if (state !== 'forked' || worst === 'critical') return OF_STATE[state];
  return forkSeverity(healsByItself);
}
