import { STATUS_WORD } from '@/components/incidents/incident-words';
import type { IncidentView } from '@/lib/views/incident-types';
import { sayIncident } from '@/lib/views/words/incident';

/** Who deals with it, in words that change only when that does: what a screen reader is told. */
export function careWords({ status, acknowledged, assignee, shelved }: IncidentView): string {
  return [
    `${STATUS_WORD[status]}.`,
    acknowledged === null
      ? sayIncident('care-words.not-acknowledged')
      : sayIncident('care-words.acknowledged-by', { name: acknowledged.by.name }),
    assignee === null ? '' : sayIncident('care-words.assigned', { name: assignee.name }),
    shelved === null ? '' : sayIncident('care-words.shelved-by', { name: shelved.by.name }),
  ]
    .filter((part) => part !== '')
    .join(' ');
}
