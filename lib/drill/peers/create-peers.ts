import type { Address, Hash } from '@/lib/consensus/types';
import { createBlockFetcher } from '@/lib/drill/peers/create-block-fetcher';
import { createBlockSpread } from '@/lib/drill/peers/create-block-spread';
import { createChainSyncer } from '@/lib/drill/peers/create-chain-syncer';
import { createConnections } from '@/lib/drill/peers/create-connections';
import { createDialer } from '@/lib/drill/peers/create-dialer';
import { createGossip } from '@/lib/drill/peers/create-gossip';
import { createTransactionSpread } from '@/lib/drill/peers/create-transaction-spread';
import { EnodeError, parseEnode } from '@/lib/drill/peers/parse-enode';
import type { Directory, Inbox, Peer, PeerIdentity, PeersEnd, Status } from '@/lib/drill/peers/types';
import type { Chain, DrillKey, Miner, NodeName, Peers, Simulation, TxPool, Wire } from '@/lib/drill/types';

export type { Directory, PeersEnd } from '@/lib/drill/peers/types';

type Options = {
  readonly sim: Simulation;
  readonly self: { readonly name: NodeName; readonly key: DrillKey; readonly enode: string; readonly p2pPort: number };
  readonly directory: Directory;
  readonly wire: Wire;
  readonly chain: Chain;
  readonly pool: TxPool;
  readonly miner: Pick<Miner, 'receive' | 'isMining'>;
  /** As static-nodes.json had them at start. */
  readonly staticNodes: readonly string[];
  readonly genesisHash: Hash;
  readonly networkId: number;
  /** Events of the downloader, for the miner that pauses at the first sync (quorum miner/miner.go update). */
  readonly onSyncStart?: () => void;
  readonly onSyncDone?: (ok: boolean) => void;
};

/** The peers of one process, and the end that the directory gives to other processes while it runs. */
export type RunningPeers = Peers & {
  readonly end: PeersEnd;
  /** debug_setHead cancels a running download (quorum eth/api_backend.go SetHead). */
  readonly cancelSync: () => void;
};

/** Everything of a node that speaks to other nodes: connections, consensus messages, blocks, syncing and transactions. One a process. */
export function createPeers(options: Options): RunningPeers {
  const { sim, directory, wire, chain, pool, miner, staticNodes, genesisHash, networkId } = options;
  const { key, name, p2pPort } = options.self;
  const ownEnode = parseEnode(options.self.enode);
  const self: PeerIdentity = {
    name,
    nodeId: key.nodeId,
    publicKey: ownEnode.publicKey,
    address: key.address,
    host: ownEnode.host ?? '127.0.0.1',
    port: p2pPort,
  };
  let running = false;
  let acceptsTransactions = false;
  const accepts = (): boolean => {
    acceptsTransactions ||= miner.isMining();
    return acceptsTransactions;
  };
  const onImported = (): void => {
    acceptsTransactions = true;
  };

  const connections = createConnections({
    sim,
    wire,
    self,
    directory,
    onOpened: (peer) => {
      syncer.wake();
      // The head of the headers, which a rewind by missing states leaves above that of the blocks (quorum eth/handler.go runEthPeer).
      const { hash } = chain.headerHead().block;
      const status = { networkId, genesis: genesisHash, difficulty: chain.totalDifficulty(hash) ?? 0, head: hash };
      connections.send(peer, (far, as) => far.inbox.status(as, status));
    },
    onLost: (peer) => {
      if (byAddress.get(peer.end.address) === peer) byAddress.delete(peer.end.address);
      dialer.lost(peer.end.nodeId);
    },
  });
  const { send, request, registered, drop } = connections;
  const byAddress = new Map<Address, Peer>();
  const peerByAddress = (address: Address): Peer | null => byAddress.get(address) ?? null;
  const spread = createBlockSpread({ sim, self, chain, send, registered });
  const fetcher = createBlockFetcher({ sim, self, chain, request, spread, drop, onImported });
  const transactions = createTransactionSpread({ sim, pool, send, request, registered, accepts });
  const syncer = createChainSyncer({
    sim,
    self,
    chain,
    registered,
    request,
    spread,
    drop,
    onSyncStart: () => options.onSyncStart?.(),
    onSyncDone: (ok) => {
      acceptsTransactions ||= ok;
      options.onSyncDone?.(ok);
    },
  });
  const { isSynchronising } = syncer;
  const { isRunning } = directory;
  const gossip = createGossip({ sim, wire, self, send, peerByAddress, isRunning, miner, isSynchronising, drop });
  const dialer = createDialer({
    sim,
    selfId: self.nodeId,
    isConnected: connections.has,
    dial: (target, done) => connections.dial(target, () => end, done),
  });

  const greet = (peer: Peer, status: Status): void => {
    if (status.genesis !== genesisHash || status.networkId !== networkId) {
      drop(peer);
      return;
    }
    connections.register(peer, { difficulty: status.difficulty, head: status.head });
    byAddress.set(peer.end.address, peer);
    syncer.wake();
    transactions.greet(peer);
  };
  // v24.4.1 hands no NewBlock to the consensus engine: its check "block already proposed" sits on the istanbul protocol, where none arrives.
  const receiveBlock: Inbox['block'] = (from, copy, parentDifficulty) => {
    from.knownBlocks.add(copy.block.hash);
    fetcher.enqueue(from, copy);
    if (from.gone || from.told === null || parentDifficulty <= from.told.difficulty) return;
    from.told = { difficulty: parentDifficulty, head: copy.block.header.parentHash };
    syncer.wake();
  };
  const end: PeersEnd = {
    ...self,
    isRunning: () => running,
    isConnectedTo: connections.has,
    peerByAddress,
    seen: gossip.seen,
    reachedAll: gossip.reachedAll,
    inbox: {
      status: greet,
      consensus: gossip.receive,
      block: receiveBlock,
      blockHash: (from, hash, height) => {
        from.knownBlocks.add(hash);
        if (chain.get(hash) === null) fetcher.notify(from, hash, height);
      },
      transactions: transactions.receive,
      transactionHashes: transactions.receiveHashes,
    },
    chain,
    pool,
    send,
    opened: connections.take,
    closed: connections.closedByFar,
  };

  return {
    end,
    start: () => {
      running = true;
      syncer.start();
      for (const enode of staticNodes) {
        const target = readStaticNode(enode);
        if (target !== null) dialer.addStatic(target);
      }
    },
    stop: () => {
      running = false;
      dialer.stop();
      syncer.stop();
      fetcher.stop();
      connections.stop();
    },
    list: connections.list,
    add: (enode) => dialer.addStatic(parseEnode(enode)),
    remove: (enode) => {
      const { id } = parseEnode(enode);
      dialer.removeStatic(id);
      const peer = connections.get(id);
      if (peer !== null) drop(peer);
    },
    gossip: gossip.gossip,
    broadcastBlock: (copy, propagate) => {
      if (propagate) spread.propagate(copy);
      spread.announce(copy);
    },
    broadcastTransactions: transactions.broadcast,
    syncing: syncer.progress,
    cancelSync: syncer.cancel,
  };
}

/** A bad line of static-nodes.json is logged and left out (quorum node/config.go parsePersistentNodes). */
function readStaticNode(enode: string) {
  try {
    return parseEnode(enode);
  } catch (error) {
    if (error instanceof EnodeError) return null;
    throw error;
  }
}
