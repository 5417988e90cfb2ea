import type { ClientFamily } from './client-families';
import type { PlaybookId } from './types';

/** What each playbook was tried on; null = any client. GoQuorum's wedge Besu networks and the other way round. */
const MADE_FOR = {
  'restart-consensus': 'goquorum',
  'reconnect-peers': null,
  wait: null,
  'rewind-all': 'goquorum',
  'rewind-one-side': 'goquorum',
  'minimal-move': 'goquorum',
  'rotate-static-nodes': 'goquorum',
  'besu-move-one': 'besu',
  'besu-restart-all': 'besu',
  'resubmit-transactions': null,
} satisfies Record<PlaybookId, 'goquorum' | 'besu' | null>;

/** The API groups a cure by calls needs of every node; a node that keeps one closed needs a person. */
export const CURE_GROUPS = ['admin', 'debug', 'miner'] as const;

/** So deep a fork can be cured by files and restarts: after a clean stop one block can be taken back exactly. Source: docs/readings.md, "What was tried". */
export const DEEPEST_BY_FILES = 1;

/** Advice about a cause and the plans of a recovery go by this one rule. */
export const isMadeFor = (id: PlaybookId, family: ClientFamily): boolean => MADE_FOR[id] === null || MADE_FOR[id] === family;
