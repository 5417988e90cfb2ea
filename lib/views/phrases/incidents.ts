import type { Need, TurnKind } from '@/lib/incidents/types';

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

/** What a detector rests on. */
const NEEDS = {
  'need.heads': 'their heads',
  'need.headers': 'their blocks',
  'need.validator-set': 'the validator set',
  'need.settings': 'the settings of consensus',
  'need.peers': 'their peers',
  'need.config': 'their chain configuration',
  'need.identity': 'who they are',
  'need.version': 'their version',
  'need.votes': 'votes that are pending',
  'need.mining': 'whether consensus runs',
  'need.logs': 'their logs',
  'need.history': 'what went before',
} as const satisfies Record<`need.${Need}`, string>;

/** Sentences of an incident's life: its turns and what commands say. */
export const INCIDENT_PHRASES = {
  ...TURNS,
  ...NEEDS,
  'cannot-tell': 'Not told by any node: {what}.',
  'cannot-tell.nodes': 'Not told by {nodes}: {what}.',
  'chain.verdict': 'Verdict: {sentence}',
  'chain.recovery-began': 'Recovery {number} began: {title}.',
  'chain.recovery-glass': 'Recovery {number} goes on without the approval of another person: {reason}',
  'chain.recovery-aborted': 'Recovery {number} was aborted: {reason}',
  'chain.recovery-ended': 'Recovery {number}: {sentence}.',
  'chain.node-silent': '{name} no longer answers.',
  'chain.node-back': '{name} answers again.',
  'chain.block': 'Block {height} {hash} of round {round} was first seen.',
  'chain.round': 'Height {height} took until round {round}.',
  'report.at-worst': 'At its gravest ({severity}, {at}): {sentence}',
  'incident.off-delay': 'It is not seen any more since {since}. Whether it stays gone is watched until {until}; then it resolves.',
  'incident.overdue': 'Overdue: it was expected to have recovered by itself by {at}, and it still stands.',
  'incident.overdue-unknown': 'It was expected to have recovered by itself by {at}; whether it has can not be told now.',
  'incident.ended': 'It was resolved at {at}.',
  'incident.said-last': 'Last it was said: {says}',
  'incident.gone': 'its condition has been gone since {since}.',
  'incident.node-removed': '{nodes} no longer configured: not watched any more.',
  'incident.folded': 'it is a consequence of incident {incident} and goes on there: {cause}',
  'incident.unknown': 'whether it still stands can not be told now.',
} as const;
