import type { Address, Vote } from '@/lib/consensus/types';
import { createGenesis } from '@/lib/drill/block/create-genesis';
import { createWorkshop } from '@/lib/drill/block/create-workshop';
import { deriveKey } from '@/lib/drill/block/derive-key';
import { fundedAccounts } from '@/lib/drill/block/plan-genesis';
import { signTransfer } from '@/lib/drill/block/sign-transfer';
import { createDisk } from '@/lib/drill/chain/create-disk';
import { openChain } from '@/lib/drill/chain/open-chain';
import { createSimulation } from '@/lib/drill/simulation/create-simulation';
import type { BlockWorkshop, Chain, Disk, DrillBlock, HeadChange, NetworkPlan, Simulation, StoredBlock } from '@/lib/drill/types';

const START_AT = Date.UTC(2026, 0, 1);
const PERIOD_SECONDS = 2;

/** One process of a node over its disk. */
export type TestNode = {
  readonly chain: Chain;
  readonly disk: Disk;
  readonly heard: HeadChange[];
  readonly height: () => number;
  /** Ends this process and starts the next one over the same disk. */
  readonly restart: (how: 'clean' | 'kill') => TestNode;
};

export type TestChain = {
  readonly sim: Simulation;
  readonly workshop: BlockWorkshop;
  /** Sorted, as the headers list them. */
  readonly validators: readonly Address[];
  readonly genesis: StoredBlock;
  readonly node: (name: string, options?: { readonly self?: Address; readonly skewMs?: number; readonly archive?: boolean }) => TestNode;
  readonly next: (parent: StoredBlock, options?: NextOptions) => StoredBlock;
  /** `length` blocks on top, lowest first; a transfer in each unless `empty`. */
  readonly grow: (parent: StoredBlock, length: number, options?: NextOptions) => StoredBlock[];
};

export type NextOptions = {
  /** Index into `validators`. */
  readonly author?: number;
  readonly empty?: boolean;
  /** Of its transfer, wei: other transfers, another state. */
  readonly value?: bigint;
  readonly vote?: Vote;
  /** Seconds after the parent. */
  readonly after?: number;
  readonly committers?: readonly Address[];
  readonly round?: number;
};

/** Four validators (or as many as asked), one workshop, simulated time far past all block times. */
export function testChain(seed = 'chain', plan: Partial<NetworkPlan> = {}): TestChain {
  const sim = createSimulation({ seed, startAt: START_AT });
  const count = plan.validators ?? 4;
  const keys = Array.from({ length: count }, (_, index) => deriveKey(seed, `validator-${index + 1}`));
  const validators = keys.map(({ address }) => address).sort();
  const genesis = createGenesis(
    { validators: count, members: 0, seed, startAt: START_AT, blockPeriodSeconds: PERIOD_SECONDS, requestTimeoutSeconds: 4, ...plan },
    validators,
  );
  const workshop = createWorkshop({ genesis, keys });
  const [funded] = fundedAccounts(seed);
  if (funded === undefined) throw new Error('no funded account');

  const open = (name: string, disk: Disk, self: Address, skewMs: number): TestNode => {
    const chain = openChain({ disk, workshop, self, sim, name, clock: () => sim.now() + skewMs });
    const heard: HeadChange[] = [];
    chain.onHead((change) => heard.push(change));
    const restart = (how: 'clean' | 'kill') => {
      chain.close(how);
      return open(name, disk, self, skewMs);
    };
    return { chain, disk, heard, height: () => chain.head().block.header.height, restart };
  };

  const next = (parent: StoredBlock, options: NextOptions = {}): StoredBlock => {
    const { author = 0, empty = false, value = 1n, vote, after = PERIOD_SECONDS, committers = validators.slice(0, 3), round = 0 } = options;
    const nonce = workshop.stateOf(parent.block.header.stateRoot)?.accounts.get(funded.address)?.nonce ?? 0;
    const to: Address = `0x${(0x10_0000 + nonce).toString(16).padStart(40, '0')}`;
    const by = validators[author];
    if (by === undefined) throw new Error('no such validator');
    const block: DrillBlock = workshop.build({
      parent: parent.block,
      author: by,
      validators,
      timestamp: parent.block.header.timestamp + after,
      transactions: empty ? [] : [signTransfer({ key: funded, chainId: genesis.chainId, nonce, to, value })],
      vote: vote ?? null,
    });
    return { block, round, committers };
  };

  return {
    sim,
    workshop,
    validators,
    genesis: { block: genesis.block, round: 0, committers: [] },
    node: (name, { self = '0x00000000000000000000000000000000000000aa', skewMs = 0, archive = false } = {}) =>
      open(name, createDisk({ genesis, archive }), self, skewMs),
    next,
    grow: (parent, length, options) => {
      const grown: StoredBlock[] = [];
      for (let tip = parent; grown.length < length; grown.push(tip)) tip = next(tip, options);
      return grown;
    },
  };
}

/** Inserts all, expecting each to become the head. @throws Error naming the first that does not */
export function feed({ chain }: TestNode, copies: readonly StoredBlock[]): void {
  for (const copy of copies) {
    const result = chain.insert(copy);
    if (result !== 'head') throw new Error(`block ${copy.block.header.height}: ${result}`);
  }
}
