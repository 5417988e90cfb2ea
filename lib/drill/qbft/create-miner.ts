import type { Address, BftSettings } from '@/lib/consensus/types';
import { turnsDiffer } from '@/lib/drill/chain/turns-differ';
import { createKnownSet } from '@/lib/drill/peers/known-set';
import { createQbftCore } from '@/lib/drill/qbft/create-core';
import { createSealer } from '@/lib/drill/qbft/create-sealer';
import type { Sign } from '@/lib/drill/qbft/create-signer';
import { createWorker } from '@/lib/drill/qbft/create-worker';
import { prepareWork } from '@/lib/drill/qbft/prepare-work';
import type {
  BlockWorkshop,
  Chain,
  Miner,
  NodeName,
  Peers,
  QbftBackend,
  QbftCore,
  QbftMessage,
  Simulation,
  StoredBlock,
  TxPool,
} from '@/lib/drill/types';

export type MinerOptions = {
  readonly sim: Simulation;
  readonly name: NodeName;
  readonly self: Address;
  /** The node's own clock, ms. */
  readonly clock: () => number;
  readonly chain: Chain;
  readonly pool: TxPool;
  readonly workshop: BlockWorkshop;
  readonly peers: Pick<Peers, 'gossip' | 'broadcastBlock'>;
  /** Of the node's key: outlives the process. */
  readonly sign: Sign;
  /** Its own consensus messages don't leave the node. */
  readonly isSilent: () => boolean;
};

/** What the downloader tells the miner: the first sync of a process stops consensus and starts it again with a fresh core. */
export type SyncEvent = 'started' | 'done' | 'failed';

/** Blocks so far from the head are not imported by the fetcher. Source: quorum eth/fetcher/block_fetcher.go maxUncleDist, maxQueueDist. */
const MAX_BELOW = 7;
const MAX_ABOVE = 32;
/** Source: quorum consensus/istanbul/backend/engine.go inmemoryMessages. */
const MAX_KNOWN_MESSAGES = 1024;

/**
 * Worker, engine and core of one process. Nothing runs before `start`; a node outside the validator set may start, and then proposes nothing.
 * Source: quorum miner/miner.go, miner/worker.go, consensus/istanbul/backend/{backend,engine,handler}.go.
 */
export function createMiner(options: MinerOptions): Miner & { readonly sync: (event: SyncEvent) => void } {
  const { sim, name, self, clock, chain, pool, workshop, peers, sign, isSilent } = options;
  const candidates = new Map<Address, boolean>();
  const random = sim.random(`vote ${name}`);
  const known = createKnownSet<QbftMessage>(MAX_KNOWN_MESSAGES);
  let core: QbftCore | null = null;
  let shouldStart = false;
  let isSyncing = false;
  let hasSynced = false;

  const sealer = createSealer({
    sim,
    clock,
    request: (candidate) => core?.request(candidate),
  });
  const worker = createWorker({
    sim,
    clock,
    pool,
    workshop,
    isRunning: () => core !== null,
    prepare: () => prepareWork({ chain, workshop, self, clock, random, candidates }),
    seal: sealer.seal,
  });

  const backend: QbftBackend = {
    self,
    sim,
    clock,
    settingsAt: rememberLast(workshop.settingsAt),
    lastProposal: () => {
      const { block } = chain.head();
      return { block, author: block.header.height === 0 ? null : block.author };
    },
    validatorsAfter: (hash) => chain.snapshotAt(hash)?.validators ?? [],
    turnsAfter: (hash) => {
      const snapshot = chain.snapshotAt(hash);
      // Sorting by text costs a hash a validator; where it comes to the same it is not done.
      return snapshot !== null && turnsDiffer(snapshot.validators) ? snapshot.turns : 'bytes';
    },
    verify: chain.verifyProposal,
    sign,
    gossip: (validators, message) => {
      known.add(message);
      if (!(isSilent() && message.source === self)) peers.gossip(validators, message);
    },
    commit: (block, round, committers) => {
      const copy: StoredBlock = { block, round, committers };
      const isOwn = block.author === self && sealer.claim(block);
      sim.after(0, () => write(copy, isOwn));
      return true;
    },
  };

  /**
   * The worker writes its own block and broadcasts it; any other goes through the fetcher, which does the same unless it is too far off.
   * Source: quorum miner/worker.go resultLoop, eth/handler.go minedBroadcastLoop; eth/fetcher/block_fetcher.go enqueue, importBlocks.
   */
  function write(copy: StoredBlock, isOwn: boolean): void {
    const distance = copy.block.header.height - chain.head().block.header.height;
    if (!isOwn && (distance < -MAX_BELOW || distance > MAX_ABOVE)) return;
    if (chain.get(copy.block.hash) !== null) return;
    const result = chain.insert(copy);
    if (result !== 'head' && result !== 'side') return;
    peers.broadcastBlock(copy, true);
    peers.broadcastBlock(copy, false);
  }

  const startCore = (): void => {
    if (core === null) {
      sealer.forgetProposed();
      core = createQbftCore(backend);
      core.start();
    }
    worker.newWork();
  };
  const stopCore = (): void => {
    core?.stop();
    core = null;
  };

  return {
    start: () => {
      if (core !== null) return;
      shouldStart = true;
      if (!isSyncing) startCore();
    },
    stop: () => {
      shouldStart = false;
      stopCore();
    },
    isMining: () => core !== null,
    sync: (event) => {
      if (hasSynced) return;
      isSyncing = event === 'started';
      hasSynced = event === 'done';
      if (event === 'started') stopCore();
      else if (shouldStart) startCore();
    },
    receive: (message) => {
      if (core === null) return 'stopped';
      if (known.has(message)) return 'taken';
      known.add(message);
      sim.after(0, () => core?.receive(message));
      return 'taken';
    },
    newHead: () => {
      sim.after(0, () => core?.newHead());
      if (core !== null) worker.newWork();
    },
    newTransactions: (transactions) => worker.newTransactions(transactions.length),
    propose: (recipient, add) => {
      candidates.set(recipient, add);
    },
    discard: (recipient) => {
      candidates.delete(recipient);
    },
    candidates: () => candidates,
    view: () => core?.view() ?? null,
  };
}

/** Settings are asked for many times a message, and nearly always of one height. */
function rememberLast(settingsAt: (height: number) => BftSettings): (height: number) => BftSettings {
  let last: { readonly height: number; readonly settings: BftSettings } | null = null;
  return (height) => {
    if (last?.height !== height) last = { height, settings: settingsAt(height) };
    return last.settings;
  };
}
