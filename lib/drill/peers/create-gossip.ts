import type { Address } from '@/lib/consensus/types';
import { createRecentMap } from '@/lib/drill/peers/recent-map';
import type { Peer, PeerIdentity, SeenMessage, Send } from '@/lib/drill/peers/types';
import type { Miner, QbftMessage, Simulation, Wire } from '@/lib/drill/types';

type Options = {
  readonly sim: Simulation;
  readonly wire: Wire;
  readonly self: PeerIdentity;
  readonly send: Send;
  readonly peerByAddress: (address: Address) => Peer | null;
  readonly isRunning: (address: Address) => boolean;
  readonly miner: Pick<Miner, 'receive' | 'isMining'>;
  /** The downloader is at work: a stopped core then costs no peer. */
  readonly isSynchronising: () => boolean;
  readonly drop: (peer: Peer) => void;
};

export type Gossip = {
  readonly gossip: (validators: readonly Address[], message: QbftMessage) => void;
  readonly receive: (from: Peer, message: QbftMessage) => void;
  readonly seen: (message: QbftMessage) => SeenMessage | null;
  readonly reachedAll: (message: QbftMessage) => boolean;
};

/** quorum consensus/istanbul/backend/engine.go inmemoryMessages. */
const MAX_SEEN = 1024;

/**
 * Consensus messages between validators (quorum consensus/istanbul/backend/backend.go Gossip, handler.go HandleMsg; eth/handler.go
 * handleConsensusLoop): to all connected validators that are not known to have them, and a peer that sends to a stopped core is dropped.
 */
export function createGossip({ sim, wire, self, send, peerByAddress, isRunning, miner, isSynchronising, drop }: Options): Gossip {
  const messages = createRecentMap<QbftMessage, SeenMessage>(MAX_SEEN);

  const note = (message: QbftMessage): SeenMessage => {
    const fresh: SeenMessage = { at: sim.now(), known: new Set(), sentToAllIn: null };
    messages.set(message, fresh);
    return fresh;
  };

  // Relays are for those whom the source could not reach; to all others they would only be known messages.
  const hasItFromSource = ({ end }: Peer, message: QbftMessage): boolean => {
    const { source } = message;
    if (end.address === source) return true;
    const direct = end.peerByAddress(source);
    if (direct === null || direct.told === null || direct.other.gone) return false;
    if (!wire.isOpen(direct.end.name, end.name) || wire.slowedBy(direct.end.name, end.name) > 0) return false;
    const sent = direct.end.seen(message);
    return sent?.known.has(end.address) === true && sent.at >= direct.wholeSince;
  };

  const isWhole = ({ end }: Peer): boolean => wire.isOpen(self.name, end.name) && wire.slowedBy(self.name, end.name) === 0;

  return {
    gossip: (validators, message) => {
      const isOwn = message.source === self.address;
      if (!isOwn && peerByAddress(message.source)?.end.reachedAll(message) === true) return;
      const entry = messages.get(message) ?? note(message);
      let reached = 1;
      for (const validator of validators) {
        if (validator === self.address || entry.known.has(validator)) continue;
        const peer = peerByAddress(validator);
        if (peer === null || peer.told === null) {
          // Who does not run needs no relay either: once it does, its connections make a new epoch.
          if (isOwn && peer === null && !isRunning(validator)) reached += 1;
          continue;
        }
        entry.known.add(validator);
        if (!isOwn && hasItFromSource(peer, message)) continue;
        if (isOwn && isWhole(peer)) reached += 1;
        send(peer, (end, as) => end.inbox.consensus(as, message));
      }
      if (isOwn && reached === validators.length) entry.sentToAllIn = wire.epoch();
    },
    reachedAll: (message) => messages.get(message)?.sentToAllIn === wire.epoch(),
    receive: (from, message) => {
      const before = messages.get(message);
      if (before !== undefined && miner.isMining()) {
        before.known.add(from.end.address);
        return;
      }
      // Known before the core handles it: its relay must not go back to where it came from.
      if (before === undefined) {
        note(message).known.add(from.end.address);
        if (miner.receive(message) === 'taken') return;
        messages.delete(message);
      }
      if (!isSynchronising()) drop(from);
    },
    seen: (message) => messages.get(message) ?? null,
  };
}
