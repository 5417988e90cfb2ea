import type { TurnKind } from '@/lib/incidents/types';

/** What happened at a turn, before its own sentence. */
const TURNS = {
  'turn.opened': 'Opened',
  'turn.changed': 'Changed',
  'turn.consequence-began': 'Consequence',
  'turn.consequence-ended': 'Consequence over',
  'turn.unknown': 'Not known',
  'turn.known-again': 'Known again whether it stands',
  'turn.resolved': 'Resolved',
  'turn.reopened': 'Back again',
  'turn.acknowledged': 'Acknowledged',
  'turn.unacknowledged': 'Acknowledgement taken back',
  'turn.assigned': 'Assigned',
  'turn.noted': 'Note',
  'turn.shelved': 'Shelved',
  'turn.unshelved': 'Unshelved',
  'turn.closed': 'Closed',
} as const satisfies Record<`turn.${TurnKind}`, string>;

/** Sentences of an incident's life: its turns and what commands say. */
export const INCIDENT_PHRASES = {
  ...TURNS,
  'incident.gone': 'its condition has been gone since {since}.',
  'incident.node-removed': '{nodes} no longer configured: not watched any more.',
  'incident.folded': 'it is a consequence of incident {incident} and goes on there: {cause}',
  'incident.unknown': 'whether it still stands can not be told now.',
} as const;
