import type { Incident } from './types';
import { worstOf } from './worst-of';

/** An incident that ends now. It is listed as grave as it ever was: how it stood last is how it was cured. */
export function endIncident(live: Incident, now: number): Incident {
  const worst = worstOf(live, now);
  const { severity } = worst;
  return { ...live, status: 'resolved', severity, worst, resolvedAt: now, updatedAt: now, unknownSince: null, gone: null };
}
