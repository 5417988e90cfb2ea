import type { Hash } from '@/lib/consensus/types';
import { createKnownSet } from '@/lib/drill/peers/known-set';
import { type Enode, printEnode } from '@/lib/drill/peers/parse-enode';
import type { Directory, Peer, PeerIdentity, PeersEnd, Request, Send } from '@/lib/drill/peers/types';
import type { PeerView, Simulation, Wire } from '@/lib/drill/types';

type Options = {
  readonly sim: Simulation;
  readonly wire: Wire;
  readonly self: PeerIdentity;
  readonly directory: Directory;
  /** Both ends hold the connection now: the eth handshake begins. */
  readonly onOpened: (peer: Peer) => void;
  readonly onLost: (peer: Peer) => void;
};

export type Connections = {
  readonly dial: (target: Enode, end: () => PeersEnd, done: () => void) => void;
  readonly has: (nodeId: string) => boolean;
  readonly get: (nodeId: string) => Peer | null;
  /** Handshake done: it counts for gossip, broadcasts and syncing from now on. */
  readonly register: (peer: Peer, told: { readonly difficulty: number; readonly head: Hash }) => void;
  readonly registered: () => readonly Peer[];
  readonly take: (peer: Peer) => void;
  /** Closes our side at once; the far end hears of it when the way is open. */
  readonly drop: (peer: Peer) => void;
  readonly closedByFar: (peer: Peer) => void;
  readonly send: Send;
  readonly request: Request;
  readonly list: () => readonly PeerView[];
  readonly stop: () => void;
};

/** quorum p2p/server.go defaultDialTimeout and frameReadTimeout, p2p/peer.go pingInterval, eth/protocols/eth/handshake.go handshakeTimeout. */
const DIAL_TIMEOUT_MS = 15_000;
const READ_TIMEOUT_MS = 30_000;
const PING_EVERY_MS = 15_000;
const HANDSHAKE_TIMEOUT_MS = 5_000;
/** quorum eth/protocols/eth/peer.go. */
const MAX_KNOWN_BLOCKS = 1024;
const MAX_KNOWN_TRANSACTIONS = 32_768;
/** Ports that Linux gives to the dialling side. */
const FIRST_EPHEMERAL_PORT = 32_768;
const EPHEMERAL_PORTS = 28_232;

/** The connections of one process (quorum p2p/server.go, p2p/peer.go): at most one a node id, gone when nothing is heard for 30 s. */
export function createConnections({ sim, wire, self, directory, onOpened, onLost }: Options): Connections {
  const random = sim.random(`p2p ${self.name}`);
  const peers = new Map<string, Peer>();
  let registered: Peer[] = [];
  let running = true;

  const forget = (peer: Peer): boolean => {
    if (peer.gone) return false;
    peer.gone = true;
    peer.handshakeTimer?.cancel();
    peer.readTimer?.cancel();
    peers.delete(peer.end.nodeId);
    registered = registered.filter((other) => other !== peer);
    wire.newEpoch();
    return true;
  };
  const drop = (peer: Peer): void => {
    if (!forget(peer)) return;
    wire.send(self.name, peer.end.name, () => peer.end.closed(peer.other));
    if (running) onLost(peer);
  };
  const closedByFar = (peer: Peer): void => {
    if (forget(peer) && running) onLost(peer);
  };
  const take = (peer: Peer): void => {
    peers.set(peer.end.nodeId, peer);
    peer.handshakeTimer = sim.after(HANDSHAKE_TIMEOUT_MS, () => drop(peer));
    onOpened(peer);
  };

  const send: Send = (peer, arrive) => {
    wire.send(self.name, peer.end.name, () => {
      const far = peer.other;
      if (far.gone) return;
      far.heardAt = sim.now();
      arrive(peer.end, far);
    });
  };
  const request: Request = (peer, serve, receive) => {
    send(peer, (end, as) => {
      const answer = serve(end);
      end.send(as, () => receive(answer));
    });
  };

  // A far end that closed while its word could not reach us: its system resets the connection as soon as it can.
  const wayOpened = (peer: Peer): void => {
    peer.readTimer?.cancel();
    peer.readTimer = null;
    peer.heardAt = sim.now();
    if (peer.other.gone) wire.send(peer.end.name, self.name, () => closedByFar(peer));
  };
  // Pings keep a quiet connection alive; they are not sent one by one, only counted when the way closes.
  const wayClosed = (peer: Peer): void => {
    const lastPing = peer.openedAt + Math.floor((sim.now() - peer.openedAt) / PING_EVERY_MS) * PING_EVERY_MS;
    const silentAt = Math.max(peer.heardAt, lastPing) + READ_TIMEOUT_MS;
    peer.readTimer = sim.after(silentAt - sim.now(), () => drop(peer));
  };
  const stopListening = wire.onChange((from, to, open) => {
    if (to !== self.name) return;
    for (const peer of peers.values()) {
      if (peer.end.name !== from) continue;
      peer.wholeSince = sim.now();
      if (open) wayOpened(peer);
      else wayClosed(peer);
      return;
    }
  });

  // Both records come into being at once: two ends that dial each other at the same time keep one connection ("already connected").
  const connect = (target: Enode, ownEnd: PeersEnd, far: PeersEnd): void => {
    if (!running || !far.isRunning() || peers.has(far.nodeId) || far.isConnectedTo(self.nodeId)) return;
    const local = `${self.host}:${FIRST_EPHEMERAL_PORT + random.below(EPHEMERAL_PORTS)}`;
    const remote = `${far.host}:${far.port}`;
    const ours = createPeer({
      end: far,
      enode: printEnode(target),
      inbound: false,
      localAddress: local,
      remoteAddress: remote,
      now: sim.now(),
    });
    const enode = `enode://${self.publicKey}@${local}`;
    const theirs = createPeer({ end: ownEnd, enode, inbound: true, localAddress: remote, remoteAddress: local, now: sim.now() });
    ours.other = theirs;
    theirs.other = ours;
    take(ours);
    far.opened(theirs);
  };

  return {
    dial: (target, end, done) => {
      let over = false;
      const finish = (): void => {
        if (over) return;
        over = true;
        timeout.cancel();
        done();
      };
      const timeout = sim.after(DIAL_TIMEOUT_MS, finish);
      const far = directory.of(target.id);
      const listens = far !== null && far.port === target.port && (far.host === target.host || target.host === '127.0.0.1');
      if (far === null || !listens) {
        sim.after(1, finish);
        return;
      }
      wire.send(self.name, far.name, () => {
        wire.send(far.name, self.name, () => {
          if (over) return;
          if (directory.of(target.id) === far) connect(target, end(), far);
          finish();
        });
      });
    },
    has: (nodeId) => peers.has(nodeId),
    get: (nodeId) => peers.get(nodeId) ?? null,
    register: (peer, told) => {
      if (peer.gone || peer.told !== null) return;
      peer.handshakeTimer?.cancel();
      peer.handshakeTimer = null;
      peer.told = told;
      registered = [...registered, peer];
      wire.newEpoch();
    },
    registered: () => registered,
    take,
    drop,
    closedByFar,
    send,
    request,
    list: () => [...peers.values()].sort((one, other) => (one.end.nodeId < other.end.nodeId ? -1 : 1)).map(viewOf),
    stop: () => {
      running = false;
      stopListening();
      for (const peer of [...peers.values()]) drop(peer);
    },
  };
}

type PeerParts = Pick<Peer, 'end' | 'enode' | 'inbound' | 'localAddress' | 'remoteAddress'> & { readonly now: number };

function createPeer({ now, ...parts }: PeerParts): Peer {
  const peer = {
    ...parts,
    told: null,
    gone: false,
    openedAt: now,
    heardAt: now,
    wholeSince: now,
    handshakeTimer: null,
    readTimer: null,
    knownBlocks: createKnownSet<Hash>(MAX_KNOWN_BLOCKS),
    knownTransactions: createKnownSet<Hash>(MAX_KNOWN_TRANSACTIONS),
  };
  // Its own counterpart until the other record is there: never seen outside of `connect`.
  return Object.assign(peer, { other: peer as unknown as Peer });
}

// The client knows two kinds of dialled nodes; without discovery all are static ones.
function viewOf({ end, enode, inbound, localAddress, remoteAddress, told }: Peer): PeerView {
  return { name: end.name, enode, inbound, isStatic: !inbound, trusted: false, localAddress, remoteAddress, told };
}
