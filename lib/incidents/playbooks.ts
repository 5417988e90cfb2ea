import { type Phrase, phrase } from './phrase';
import type { PlaybookId } from './types';

/** What a playbook is for, and its steps by hand with what to check after each. This version only advises: it runs nothing. */
export type PlaybookText = { readonly when: Phrase; readonly steps: readonly Phrase[] };

const LOOK = phrase('playbook.step.look');
const SAVE = phrase('playbook.step.save');
const STOP = phrase('playbook.step.stop');
const ISOLATE = phrase('playbook.step.isolate');
const CONNECT = phrase('playbook.step.connect');
const START = phrase('playbook.step.start');
const WATCH = phrase('playbook.step.watch');
const GIVE_BACK = phrase('playbook.step.give-back');

/** Every step was run on real networks. Source: docs/readings.md, "What was tried". */
export const PLAYBOOKS = {
  'restart-consensus': {
    when: phrase('playbook.restart-consensus.when'),
    steps: [phrase('playbook.step.no-fork'), STOP, START, phrase('playbook.restart-consensus.watch')],
  },
  'reconnect-peers': {
    when: phrase('playbook.reconnect-peers.when'),
    steps: [phrase('playbook.reconnect-peers.record'), phrase('playbook.reconnect-peers.renew'), phrase('playbook.reconnect-peers.check')],
  },
  wait: { when: phrase('playbook.wait.when'), steps: [phrase('playbook.wait.watch'), phrase('playbook.wait.behind')] },
  'rewind-all': {
    when: phrase('playbook.rewind-all.when'),
    steps: [
      LOOK,
      SAVE,
      STOP,
      ISOLATE,
      phrase('playbook.rewind-all.rewind'),
      phrase('playbook.step.overshoot'),
      CONNECT,
      START,
      WATCH,
      GIVE_BACK,
    ],
  },
  'rewind-one-side': {
    when: phrase('playbook.rewind-one-side.when'),
    steps: [
      LOOK,
      SAVE,
      STOP,
      ISOLATE,
      phrase('playbook.rewind-one-side.rewind'),
      phrase('playbook.step.overshoot'),
      CONNECT,
      phrase('playbook.step.behind'),
      START,
      WATCH,
      GIVE_BACK,
    ],
  },
  'minimal-move': {
    when: phrase('playbook.minimal-move.when'),
    steps: [
      LOOK,
      SAVE,
      STOP,
      ISOLATE,
      phrase('playbook.minimal-move.rewind'),
      phrase('playbook.step.overshoot'),
      phrase('playbook.minimal-move.connect'),
      phrase('playbook.minimal-move.start'),
      phrase('playbook.minimal-move.rest'),
      WATCH,
      GIVE_BACK,
    ],
  },
  'rotate-static-nodes': {
    when: phrase('playbook.rotate-static-nodes.when'),
    steps: [
      LOOK,
      SAVE,
      phrase('playbook.rotate-static-nodes.empty'),
      phrase('playbook.rotate-static-nodes.rewind'),
      phrase('playbook.rotate-static-nodes.restore'),
      WATCH,
      GIVE_BACK,
    ],
  },
  'besu-move-one': {
    when: phrase('playbook.besu-move-one.when'),
    steps: [LOOK, SAVE, phrase('playbook.besu-move-one.move'), phrase('playbook.besu-move-one.cycle'), WATCH],
  },
  'besu-restart-all': {
    when: phrase('playbook.besu-restart-all.when'),
    steps: [LOOK, phrase('playbook.besu-restart-all.storage'), phrase('playbook.besu-restart-all.restart'), WATCH],
  },
  'resubmit-transactions': {
    when: phrase('playbook.resubmit-transactions.when'),
    steps: [
      phrase('playbook.resubmit-transactions.compare'),
      phrase('playbook.resubmit-transactions.send'),
      phrase('playbook.resubmit-transactions.tell'),
    ],
  },
} satisfies Record<PlaybookId, PlaybookText>;
