import type { Address } from '@/lib/consensus/types';
import type { Fit } from '@/lib/drill/qbft/check-message';
import type { QbftMessage } from '@/lib/drill/types';

/** Messages that came too early, by sender. */
export type Backlog = {
  readonly add: (message: QbftMessage) => void;
  /** Takes out, in order, what fits now; senders outside the set lose theirs. */
  readonly takeReady: (isValidator: (sender: Address) => boolean, fits: (message: QbftMessage) => Fit) => readonly QbftMessage[];
};

type Entry = { readonly message: QbftMessage; readonly priority: number };

// The client puts COMMIT before PREPARE: an early COMMIT holds back the same sender's PREPARE until it is of no use.
const RANK = { preprepare: 1, commit: 2, prepare: 3 } as const;

/**
 * The core's backlog: one queue a sender, and the first message that is still ahead stops the queue.
 * Source: quorum qbft/core/backlog.go addToBacklog, processBacklog. Priorities are float32 there too: beyond height 16,777 they lose digits.
 */
export function createBacklog(): Backlog {
  const queues = new Map<Address, Entry[]>();
  return {
    add: (message) => {
      const queue = queues.get(message.source) ?? [];
      if (queue.length === 0) queues.set(message.source, queue);
      const priority = priorityOf(message);
      const after = queue.findIndex((entry) => entry.priority < priority);
      queue.splice(after < 0 ? queue.length : after, 0, { message, priority });
    },
    takeReady: (isValidator, fits) => {
      const ready: QbftMessage[] = [];
      for (const [sender, queue] of queues) {
        if (!isValidator(sender)) queues.delete(sender);
        else takeFrom(queue, fits, ready);
      }
      return ready;
    },
  };
}

function takeFrom(queue: Entry[], fits: (message: QbftMessage) => Fit, ready: QbftMessage[]): void {
  let taken = 0;
  for (const { message } of queue) {
    const fit = fits(message);
    if (fit === 'future') break;
    if (fit === 'now') ready.push(message);
    taken += 1;
  }
  queue.splice(0, taken);
}

function priorityOf(message: QbftMessage): number {
  if (message.kind === 'round-change') return -Math.fround(message.height * 1000);
  return -Math.fround(message.height * 1000 + message.round * 10 + RANK[message.kind]);
}
