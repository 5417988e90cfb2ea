import { openChain } from '@/lib/drill/chain/open-chain';
import { createPeers, type Directory, type PeersEnd, type RunningPeers } from '@/lib/drill/peers/create-peers';
import { createTxPool } from '@/lib/drill/pool/create-tx-pool';
import { createMiner } from '@/lib/drill/qbft/create-miner';
import type { Sign } from '@/lib/drill/qbft/create-signer';
import type { Chain, NodeProcess, SimNode, Simulation, Wire } from '@/lib/drill/types';

export type Surroundings = { readonly sim: Simulation; readonly wire: Wire; readonly directory: Directory };
export type BootedProcess = NodeProcess & { readonly end: PeersEnd };

/**
 * Puts the parts of a process together and starts them, as geth's main does: chain, pool with its journal, peers from static-nodes.json, and
 * the miner where it was started with --mine (validators). Source: quorum eth/backend.go, eth/handler.go.
 */
export function bootProcess(node: Omit<SimNode, 'process'>, { sim, wire, directory }: Surroundings, sign: Sign): BootedProcess {
  const { name, key, enode, p2pPort, disk, workshop, clock } = node;
  const self = key.address;
  const { genesis } = workshop;
  const ledger = openChain({ disk, workshop, self, sim, name, clock });
  // The parts know each other in a circle; nothing of it is called before all are made.
  const parts: { peers: RunningPeers | null } = { peers: null };
  const peersNow = (): RunningPeers => {
    if (parts.peers === null) throw new Error('the peers are not made yet');
    return parts.peers;
  };
  // Source: quorum eth/api_backend.go SetHead: a running download is cancelled first.
  const chain: Chain = {
    ...ledger,
    setHead: (height) => {
      peersNow().cancelSync();
      ledger.setHead(height);
    },
  };
  const pool = createTxPool({ chain, workshop, disk, clock });
  const miner = createMiner({
    sim,
    name,
    self,
    clock,
    chain,
    pool,
    workshop,
    peers: {
      gossip: (validators, message) => peersNow().gossip(validators, message),
      broadcastBlock: (copy, propagate) => peersNow().broadcastBlock(copy, propagate),
    },
    sign,
    isSilent: () => node.silent,
  });
  const peers = createPeers({
    sim,
    self: { name, key, enode, p2pPort },
    directory,
    wire,
    chain,
    pool,
    miner,
    staticNodes: disk.staticNodes,
    genesisHash: genesis.block.hash,
    networkId: genesis.networkId,
    onSyncStart: () => miner.sync('started'),
    onSyncDone: (ok) => miner.sync(ok ? 'done' : 'failed'),
  });
  parts.peers = peers;
  chain.onHead((change) => {
    pool.reset(change);
    miner.newHead(change);
  });
  pool.onPending((transactions) => {
    peers.broadcastTransactions(transactions);
    miner.newTransactions(transactions);
  });
  peers.start();
  if (node.role === 'validator') miner.start();
  return { startedAt: sim.now(), chain, pool, peers, miner, end: peers.end };
}
