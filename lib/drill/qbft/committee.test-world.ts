import type { Address, BftSettings } from '@/lib/consensus/types';
import { createMiner } from '@/lib/drill/qbft/create-miner';
import { createSigner, type Sign } from '@/lib/drill/qbft/create-signer';
import { fakeChain, fakeWorkshop } from '@/lib/drill/qbft/fake-chain.test-world';
import { createSimulation } from '@/lib/drill/simulation/create-simulation';
import type { BlockWorkshop, Chain, DrillTransaction, QbftMessage, Simulation, StoredBlock, TxPool } from '@/lib/drill/types';

export type Arrival = {
  readonly at: number;
  readonly height: number;
  readonly round: number;
  readonly author: Address;
  readonly timestamp: number;
  readonly transactions: number;
  readonly hash: string;
  readonly committers: readonly Address[];
};

/** One member: its chain is its disk, its miner its process (null = down). */
export type Member = {
  readonly address: Address;
  readonly chain: Chain;
  miner: ReturnType<typeof createMiner> | null;
  readonly pending: Map<Address, DrillTransaction[]>;
  readonly sign: Sign;
  /** Heads in the order this member got them. */
  readonly arrivals: Arrival[];
  /** Consensus messages of its own that it sent. */
  readonly sent: { readonly at: number; readonly message: QbftMessage }[];
  skewMs: number;
  silent: boolean;
};

export type Committee = {
  readonly sim: Simulation;
  readonly workshop: BlockWorkshop;
  readonly members: readonly Member[];
  readonly member: (index: number) => Member;
  /** A process with a core of its own, fresh, on the chain it has. */
  readonly boot: (index: number) => void;
  readonly down: (index: number) => void;
  /** Opens or closes the way between two members, both directions. */
  readonly link: (one: number, other: number, open: boolean) => void;
  readonly linkAll: (open: boolean) => void;
  /** The downloader's sync with the highest peer, with what it does to the miner. */
  readonly synchronise: (index: number) => void;
  readonly run: (ms: number) => void;
  readonly runUntil: (at: number) => void;
};

export const SETTINGS: BftSettings = {
  protocol: 'qbft',
  blockPeriodMs: 2000,
  emptyBlockPeriodMs: 0,
  requestTimeoutMs: 4000,
  maxRequestTimeoutMs: null,
  policy: 'round-robin',
  quorumRule: 'ceil(2N/3)',
  epochLength: 30_000,
  contractMode: false,
};

export const addressOf = (index: number): Address => `0x${(index + 1).toString(16).padStart(2, '0').repeat(20)}`;

type Options = {
  readonly addresses?: readonly Address[];
  readonly size?: number;
  readonly settings?: Partial<BftSettings> | ((height: number) => BftSettings);
  readonly validatorsAfter?: (height: number) => readonly Address[];
  readonly startAt?: number;
  readonly genesisTime?: number;
  readonly seed?: string;
};

/** Cores and miners of a committee over a network with latencies of 1 to 2 ms and nothing else: no peers, no pools, no RPC. All are down. */
export function createCommittee(options: Options = {}): Committee {
  const { size = 4, seed = 'committee', startAt = 1_700_000_000_000, genesisTime = 0 } = options;
  const addresses = options.addresses ?? Array.from({ length: size }, (_, index) => addressOf(index));
  const given = options.settings ?? {};
  const settingsAt = typeof given === 'function' ? given : () => ({ ...SETTINGS, ...given });
  const sim = createSimulation({ seed, startAt });
  const latency = sim.random('latency');
  const workshop = fakeWorkshop(addresses, settingsAt, genesisTime);
  const closed = new Set<string>();
  const lastArrival = new Map<string, number>();
  const told = new Map<string, WeakSet<object>>();
  const seen = new WeakSet<QbftMessage>();

  const way = (from: number, to: number): string => `${from}>${to}`;
  const send = (from: number, to: number, deliver: (receiver: Member) => void): void => {
    const key = way(from, to);
    if (closed.has(key) || member(to).miner === null) return;
    const at = Math.max(sim.now() + 1 + latency.next(), lastArrival.get(key) ?? 0);
    lastArrival.set(key, at);
    sim.after(at - sim.now(), () => {
      if (!closed.has(key) && member(to).miner !== null) deliver(member(to));
    });
  };
  const knows = (from: number, to: number): WeakSet<object> => {
    const key = way(from, to);
    const known = told.get(key) ?? new WeakSet();
    told.set(key, known);
    return known;
  };
  const announce = (from: number, copy: StoredBlock): void => {
    for (const to of addresses.keys()) {
      if (to === from) continue;
      send(from, to, (receiver) => {
        if (receiver.chain.insert(copy) === 'head') announce(to, copy);
      });
    }
  };
  const gossip = (from: number, validators: readonly Address[], message: QbftMessage): void => {
    const sender = member(from);
    if (message.source === sender.address && !seen.has(message)) sender.sent.push({ at: sim.now(), message });
    seen.add(message);
    for (const [to, address] of addresses.entries()) {
      if (to === from || !validators.includes(address) || knows(from, to).has(message)) continue;
      if (closed.has(way(from, to)) || member(to).miner === null) continue;
      knows(from, to).add(message);
      send(from, to, (receiver) => {
        knows(to, from).add(message);
        receiver.miner?.receive(message);
      });
    }
  };

  const members = addresses.map((address): Member => {
    const clock = () => sim.now() + made.skewMs;
    const chain = fakeChain({ workshop, clock, validatorsAfter: options.validatorsAfter ?? (() => addresses) });
    const made: Member = {
      address,
      chain,
      miner: null,
      pending: new Map(),
      sign: createSigner(),
      arrivals: [],
      sent: [],
      skewMs: 0,
      silent: false,
    };
    chain.onHead((change) => {
      for (const { block, round, committers } of change.added) {
        const { author, hash, header, transactions } = block;
        const { height, timestamp } = header;
        made.arrivals.push({ at: sim.now(), height, round, author, timestamp, transactions: transactions.length, hash, committers });
      }
      made.miner?.newHead(change);
    });
    return made;
  });
  const member = (index: number): Member => members[index] as Member;

  const down = (index: number): void => {
    member(index).miner?.stop();
    member(index).miner = null;
  };
  const boot = (index: number): void => {
    const made = member(index);
    const { address, chain } = made;
    // It forgets what it told and heard; the others remember what they have told it.
    for (const other of addresses.keys()) told.delete(way(index, other));
    made.miner = createMiner({
      sim,
      name: `member-${index}`,
      self: address,
      clock: () => sim.now() + made.skewMs,
      chain,
      pool: { pending: () => made.pending } as unknown as TxPool,
      workshop,
      peers: {
        gossip: (validators, message) => gossip(index, validators, message),
        broadcastBlock: (copy, propagate) => {
          if (!propagate) announce(index, copy);
        },
      },
      sign: made.sign,
      isSilent: () => made.silent,
    });
    made.miner.start();
  };
  const link = (one: number, other: number, open: boolean): void => {
    for (const key of [way(one, other), way(other, one)]) open ? closed.delete(key) : closed.add(key);
  };
  return {
    sim,
    workshop,
    members,
    member,
    boot,
    down,
    link,
    linkAll: (open) => {
      for (const one of addresses.keys()) for (const other of addresses.keys()) if (one !== other) link(one, other, open);
    },
    synchronise: (index) => {
      const self = member(index);
      const reachable = members.filter(({ miner }, other) => miner !== null && other !== index && !closed.has(way(index, other)));
      const best = reachable.reduce((one, two) =>
        two.chain.head().block.header.height > one.chain.head().block.header.height ? two : one,
      );
      self.miner?.sync('started');
      for (let height = 1; height <= best.chain.head().block.header.height; height++) {
        const copy = best.chain.at(height);
        if (copy !== null) self.chain.insert(copy);
      }
      self.miner?.sync('done');
    },
    run: (ms) => void sim.runUntil(sim.now() + ms),
    runUntil: (at) => void sim.runUntil(at),
  };
}
