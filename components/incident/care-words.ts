import { STATUS_WORD } from '@/components/incidents/incident-words';
import type { IncidentView } from '@/lib/views/incident-types';

/** Who deals with it, in words that change only when that does: what a screen reader is told. */
export function careWords({ status, acknowledged, assignee, shelved }: IncidentView): string {
  return [
    `${STATUS_WORD[status]}.`,
    acknowledged === null ? 'Not acknowledged.' : `Acknowledged by ${acknowledged.by.name}.`,
    assignee === null ? '' : `Assigned to ${assignee.name}.`,
    shelved === null ? '' : `Shelved by ${shelved.by.name}.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
