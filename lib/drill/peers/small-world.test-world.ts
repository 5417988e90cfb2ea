import { id as hashOf, keccak256, SigningKey } from 'ethers';
import { computeAddress } from 'ethers/transaction';
import type { Address, Hash, Hex } from '@/lib/consensus/types';
import { createPeers, type PeersEnd, type RunningPeers } from '@/lib/drill/peers/create-peers';
import { createWire } from '@/lib/drill/peers/create-wire';
import { createSimulation } from '@/lib/drill/simulation/create-simulation';
import type {
  Chain,
  DrillKey,
  DrillTransaction,
  InsertResult,
  QbftMessage,
  Simulation,
  StoredBlock,
  TxPool,
  Wire,
} from '@/lib/drill/types';

/** A chain of hashes and heights only, for tests: what arrives is valid, higher wins, equal stays. */
export type ToyChain = Chain & { readonly make: (label: string) => StoredBlock; readonly grow: (blocks: number) => void };

export type ToyNode = {
  readonly name: string;
  readonly key: DrillKey;
  readonly enode: string;
  readonly chain: ToyChain;
  readonly pool: Map<Hash, DrillTransaction>;
  readonly peers: () => RunningPeers;
  readonly peerNames: () => string[];
  readonly heard: QbftMessage[];
  readonly syncEvents: string[];
  mining: boolean;
  readonly start: () => void;
  readonly stop: () => void;
};

export type SmallWorld = {
  readonly sim: Simulation;
  readonly wire: Wire;
  readonly nodes: readonly ToyNode[];
  readonly node: (name: string) => ToyNode;
  readonly run: (ms: number) => void;
  /** Times, in ms from now, at which this holds first and stops holding, looked at every 10 ms. */
  readonly when: (holds: () => boolean, withinMs: number) => number | null;
};

type Options = {
  readonly names: readonly string[];
  readonly seed?: string;
  readonly genesisOf?: (name: string) => string;
  readonly start?: boolean;
};

const START = Date.UTC(2026, 0, 1);

/** Nodes with real peers parts and toy chains, each with all others in its static-nodes.json, started in this order. */
export function createSmallWorld({ names, seed = 'small', genesisOf = () => 'genesis', start = true }: Options): SmallWorld {
  const sim = createSimulation({ seed, startAt: START });
  const wire = createWire({ sim });
  const running = new Map<string, PeersEnd>();
  const directory = {
    of: (nodeId: string) => running.get(nodeId) ?? null,
    isRunning: (address: Address) => [...running.values()].some((end) => end.address === address),
  };
  const keys = names.map(createToyKey);
  const enodes = keys.map((key, index) => `enode://${key.publicKey.slice(2)}@127.0.0.1:${30301 + index}?discport=0`);

  const createNode = (name: string, index: number): ToyNode => {
    const key = keys[index] as DrillKey;
    const enode = enodes[index] as string;
    const chain = createToyChain(genesisOf(name));
    const pool = new Map<Hash, DrillTransaction>();
    let peers: RunningPeers | null = null;
    const node: ToyNode = {
      name,
      key,
      enode,
      chain,
      pool,
      heard: [],
      syncEvents: [],
      mining: true,
      peers: () => {
        if (peers === null) throw new Error(`${name} is down`);
        return peers;
      },
      peerNames: () => (peers?.list() ?? []).map((peer) => peer.name).sort(),
      start: () => {
        peers = createPeers({
          sim,
          self: { name, key, enode, p2pPort: 30301 + index },
          directory,
          wire,
          chain,
          pool: toPool(pool, (transactions) => peers?.broadcastTransactions(transactions)),
          miner: {
            isMining: () => node.mining,
            receive: (message) => {
              if (!node.mining) return 'stopped';
              node.heard.push(message);
              peers?.gossip(
                keys.map((other) => other.address),
                message,
              );
              return 'taken';
            },
          },
          staticNodes: enodes.filter((other) => other !== enode),
          genesisHash: hashOf(genesisOf(name)) as Hash,
          networkId: 1337,
          onSyncStart: () => node.syncEvents.push('start'),
          onSyncDone: (ok) => node.syncEvents.push(ok ? 'done' : 'failed'),
        });
        running.set(key.nodeId, peers.end);
        peers.start();
      },
      stop: () => {
        running.delete(key.nodeId);
        peers?.stop();
        peers = null;
      },
    };
    return node;
  };
  const nodes = names.map(createNode);
  if (start) for (const node of nodes) node.start();

  const run = (ms: number): void => {
    sim.runUntil(sim.now() + ms);
  };
  return {
    sim,
    wire,
    nodes,
    run,
    node: (name) => {
      const found = nodes.find((node) => node.name === name);
      if (found === undefined) throw new Error(`no ${name}`);
      return found;
    },
    when: (holds, withinMs) => {
      const from = sim.now();
      while (!holds()) {
        if (sim.now() - from >= withinMs) return null;
        run(10);
      }
      return sim.now() - from;
    },
  };
}

function createToyKey(name: string): DrillKey {
  const privateKey = hashOf(`key of ${name}`);
  const publicKey = `0x${new SigningKey(privateKey).publicKey.slice(4)}` as Hex;
  return {
    privateKey: Buffer.from(privateKey.slice(2), 'hex'),
    publicKey,
    address: computeAddress(privateKey).toLowerCase() as Address,
    nodeId: keccak256(publicKey).slice(2),
  };
}

function createToyChain(genesis: string): ToyChain {
  const toBlock = (label: string, parent: StoredBlock | null): StoredBlock => {
    const height = parent === null ? 0 : parent.block.header.height + 1;
    const header = { height, hash: hashOf(label), parentHash: parent?.block.hash ?? hashOf('nothing') };
    return { block: { hash: header.hash, header, transactions: [] }, round: 0, committers: [] } as unknown as StoredBlock;
  };
  const first = toBlock(genesis, null);
  const stored = new Map<Hash, StoredBlock>([[first.block.hash, first]]);
  let canonical = [first];
  const head = (): StoredBlock => canonical.at(-1) ?? first;
  const insert = (copy: StoredBlock): InsertResult => {
    const { hash, header } = copy.block;
    if (stored.has(hash)) return 'known';
    if (!stored.has(header.parentHash)) return 'missing-parent';
    stored.set(hash, copy);
    if (header.height <= head().block.header.height) return 'side';
    if (header.parentHash === head().block.hash) {
      canonical.push(copy);
      return 'head';
    }
    const branch: StoredBlock[] = [];
    for (let at: StoredBlock | undefined = copy; at !== undefined; at = stored.get(at.block.header.parentHash)) branch.unshift(at);
    canonical = branch;
    return 'head';
  };
  const make = (label: string): StoredBlock => {
    const made = toBlock(label, head());
    insert(made);
    return made;
  };
  return {
    head,
    headerHead: head,
    at: (height) => canonical[height] ?? null,
    get: (hash) => stored.get(hash) ?? null,
    isCanonical: (hash) => canonical.some(({ block }) => block.hash === hash),
    totalDifficulty: (hash) => (stored.has(hash) ? 1 + (stored.get(hash)?.block.header.height ?? 0) : null),
    snapshotAt: () => null,
    stateAt: () => null,
    verifyProposal: () => ({ ok: true }),
    insert,
    setHead: (height) => {
      for (const [hash, { block }] of stored) if (block.header.height > height) stored.delete(hash);
      canonical = canonical.slice(0, height + 1);
    },
    onHead: () => undefined,
    close: () => undefined,
    make,
    grow: (blocks) => {
      for (let made = 0; made < blocks; made++) make(`block ${head().block.header.height + 1}`);
    },
  };
}

function toPool(transactions: Map<Hash, DrillTransaction>, onPending: (transactions: readonly DrillTransaction[]) => void): TxPool {
  return {
    add: (transaction) => {
      transactions.set(transaction.hash, transaction);
      onPending([transaction]);
      return { ok: true };
    },
    get: (hash) => transactions.get(hash) ?? null,
    pending: () => new Map([['0xsender' as Address, [...transactions.values()]]]),
    queued: () => new Map(),
    nextNonce: () => 0,
    reset: () => undefined,
    onPending: () => undefined,
  };
}
