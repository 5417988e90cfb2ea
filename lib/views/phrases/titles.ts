import type { DetectorId, PlaybookId, ReadingId } from '@/lib/incidents/types';

/** Short names of kinds of incidents, as lists and headings show them. */
const DETECTOR_TITLES = {
  'title.detector.fork': 'Fork',
  'title.detector.stall': 'Stall',
  'title.detector.rounds-often': 'Frequent round changes',
  'title.detector.failing-turns': 'A validator fails its turns',
  'title.detector.silent-validator': 'Silent validator',
  'title.detector.margin-gone': 'Margin gone',
  'title.detector.node-behind': 'Node behind',
  'title.detector.unreachable': 'Node unreachable',
  'title.detector.wrong-chain': 'Other chain',
  'title.detector.config-differs': 'Configurations differ',
  'title.detector.unexpected-proposer': 'Unexpected proposer',
  'title.detector.sealed-both': 'Two blocks sealed at one height',
  'title.detector.bad-header': 'Header fails verification',
  'title.detector.reorganisation': 'Unexpected reorganisation',
  'title.detector.partition': 'Partition',
  'title.detector.clock-skew': 'Clock skew',
  'title.detector.identity-shared': 'One identity at two URLs',
  'title.detector.strange-peer': 'Peer nobody configured',
  'title.detector.unsafe-quorum-rule': 'Unsafe quorum rule',
  'title.detector.known-fault': 'Version with a known fault',
  'title.detector.vote-breaks-quorum': 'Pending vote would break the quorum',
  'title.detector.came-back-lower': 'Node came back lower',
} as const satisfies Record<`title.detector.${DetectorId}`, string>;

const READING_TITLES = {
  'title.reading.proposer-race': 'Proposer race',
  'title.reading.meshes-kept-apart': 'The same keys sealed in meshes kept apart',
  'title.reading.one-key-two-processes': 'One key in two processes at once',
  'title.reading.reproduced-after-unclean-shutdown': 'Heights produced again after unclean shutdowns',
  'title.reading.partition-under-unsafe-rule': 'Partition under an unsafe quorum rule',
  'title.reading.wrong-genesis-or-transition': 'Different genesis or transition',
  'title.reading.unknown': 'None of the known explanations',
} as const satisfies Record<`title.reading.${ReadingId}`, string>;

const PLAYBOOK_TITLES = {
  'title.playbook.restart-consensus': 'Restart consensus on all validators',
  'title.playbook.reconnect-peers': 'Reconnect peers',
  'title.playbook.wait': 'Wait and watch',
  'title.playbook.rewind-all': 'Rewind every node to the last common ancestor',
  'title.playbook.rewind-one-side': 'Rewind one side',
  'title.playbook.minimal-move': 'Move as few validators as needed',
  'title.playbook.rotate-static-nodes': 'Isolate by static-nodes.json and restarts',
  'title.playbook.besu-move-one': 'Besu: move one validator',
  'title.playbook.besu-restart-all': 'Besu: restart all validators at once',
  'title.playbook.resubmit-transactions': 'Resubmit dropped transactions',
} as const satisfies Record<`title.playbook.${PlaybookId}`, string>;

/** A kind without its short name does not compile. */
export const TITLES = { ...DETECTOR_TITLES, ...READING_TITLES, ...PLAYBOOK_TITLES } as const;
