import type { Core } from '@/lib/drill/qbft/core-state';
import type { QbftMessage } from '@/lib/drill/types';

/** Sends a message of this core to the others, and to itself as an event. Source: quorum istanbul/backend/backend.go Broadcast. */
export function broadcast(core: Core, unsigned: QbftMessage, selfAfterMs = 0): void {
  const message = core.backend.sign(unsigned);
  core.backend.gossip(core.validators, message);
  core.post(() => {
    // Own messages are checked as all others: a core outside the set is not heard by itself either.
    if (core.validators.includes(message.source)) core.deliver(message);
  }, selfAfterMs);
}
