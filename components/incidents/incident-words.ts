import type { IncidentStatus, Severity } from '@/lib/views/incident-types';
import { sayIncidents } from '@/lib/views/words/incidents';

export const SEVERITY_WORD = {
  critical: sayIncidents('filter-bar.critical'),
  warning: sayIncidents('filter-bar.warning'),
  info: sayIncidents('filter-bar.note'),
} as const satisfies Record<Severity, string>;

export const STATUS_WORD = {
  open: sayIncidents('filter-bar.open'),
  resolved: sayIncidents('filter-bar.resolved'),
  closed: sayIncidents('filter-bar.closed'),
} as const satisfies Record<IncidentStatus, string>;
