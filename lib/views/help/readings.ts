import type { ReadingId } from '@/lib/incidents/types';
import type { HelpEntry } from './types';

/** Each explanation of a fork. */
export const READING_HELP = {
  'proposer-race': {
    means:
      'A validator that was to propose the next height sent its own block of this one, and the others sealed it. A fault of GoQuorum v22.7.0 to v22.7.6, and of v23.4.0 with an empty-block period; honest nodes do it.',
    todo: ['Cure the fork.', 'Upgrade all validators to a release without the fault: until then it can happen again.'],
    sentences: ['reading.race'],
  },
  'meshes-kept-apart': {
    means:
      'The same keys ran in two groups of nodes without a link between them, each made its own blocks with a quorum, and later they were joined.',
    todo: [
      'Ask who copied, moved or restored validators: no node tells it.',
      'Before nodes are restored from copies, see that the old ones are stopped for good.',
    ],
    sentences: ['reading.meshes'],
  },
  'one-key-two-processes': {
    means: 'A validator’s key ran in two processes at once, and each sealed what it saw.',
    todo: [
      'Find both processes and stop one of them before you cure the fork.',
      'See that a validator’s pod or service can never run twice with one key.',
    ],
    sentences: ['reading.one-key', 'sealing'],
  },
  'reproduced-after-unclean-shutdown': {
    means: 'Validators lost final blocks by an unclean shutdown, came back lower and made the height a second time.',
    todo: [
      'Give nodes time to stop (SIGTERM, a grace period of a minute or more).',
      'After a crash of several validators look at heads and hashes before they start consensus.',
    ],
    sentences: ['reading.reproduced'],
  },
  'partition-under-unsafe-rule': {
    means: 'The network was cut in two, and the quorum rule let both parts go on.',
    todo: ['Cure the fork.', 'Change the quorum rule by a transition, or the number of validators.'],
    sentences: ['reading.unsafe-rule'],
  },
  'wrong-genesis-or-transition': {
    means: 'Nodes do not run by the same settings at the forked height: a genesis file or a transition differs.',
    todo: ['Make the settings equal first: a rewind alone would fork again at the same height.', 'Then cure the fork.'],
    sentences: ['reading.genesis'],
  },
  unknown: {
    means: 'None of the known explanations fits, or too little is known to tell. They are not all there are.',
    todo: [
      'Look at what would decide it: it is listed under each explanation.',
      'Keep the evidence and the logs of all validators around the fork.',
    ],
    sentences: ['reading.unknown', 'reading.fact'],
  },
} as const satisfies Record<ReadingId, HelpEntry>;
