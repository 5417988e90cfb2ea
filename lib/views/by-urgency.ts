import type { IncidentRow, Severity } from './incident-types';

const SEVERITY_ORDER = { critical: 0, warning: 1, info: 2 } as const satisfies Record<Severity, number>;

/** Open first, shelved ones after the others, worst first, oldest first; ended ones by their end, newest first. */
export function byUrgency(a: IncidentRow, b: IncidentRow): number {
  const open = Number(a.status !== 'open') - Number(b.status !== 'open');
  if (open !== 0) return open;
  if (a.status !== 'open') return endOf(b) - endOf(a) || b.id - a.id;
  return (
    Number(a.shelved !== null) - Number(b.shelved !== null) ||
    SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] ||
    a.beganAt - b.beganAt ||
    a.id - b.id
  );
}

/** When it ended; its last turn where no end is known. */
export function endOf({ closedAt, resolvedAt, updatedAt }: IncidentRow): number {
  return closedAt ?? resolvedAt ?? updatedAt;
}
