import { createRecentMap } from '@/lib/drill/peers/recent-map';
import type { QbftMessage } from '@/lib/drill/types';

/** Gives a message of its own as it goes out: the one object that stands for those bytes. */
export type Sign = <M extends QbftMessage>(message: M) => M;

/** More than its share of the 1024 messages that a process remembers, of whomever they are. */
const MAX_SIGNED = 512;

/**
 * The key of a node. Signatures are deterministic, so the same content is the same bytes whenever it is signed, by whichever core or process:
 * a ROUND-CHANGE of a round asked for before, with nothing prepared, is the message that the others know already.
 * Source: quorum consensus/istanbul/backend/{backend,handler}.go: knownMessages, recentMessages are keyed by the hash of the payload.
 */
export function createSigner(): Sign {
  const signed = createRecentMap<string, QbftMessage>(MAX_SIGNED);
  const numbers = new WeakMap<QbftMessage, number>();
  let count = 0;
  const numberOf = (message: QbftMessage): number => {
    const known = numbers.get(message);
    if (known !== undefined) return known;
    count += 1;
    numbers.set(message, count);
    return count;
  };
  const contentOf = (message: QbftMessage): string => {
    switch (message.kind) {
      case 'prepare':
      case 'commit':
        return message.digest;
      case 'round-change':
        return `${message.prepared?.round} ${message.prepared?.block.hash} ${message.justification.map(numberOf)}`;
      case 'preprepare':
        return `${message.block.hash} ${message.roundChanges.map(numberOf)} ${message.prepares.map(numberOf)}`;
    }
  };
  return <M extends QbftMessage>(message: M): M => {
    const key = `${message.kind} ${message.height} ${message.round} ${contentOf(message)}`;
    // Of one kind and content: what was kept under this key is an M.
    const one = (signed.get(key) as M | undefined) ?? message;
    signed.set(key, one);
    return one;
  };
}
