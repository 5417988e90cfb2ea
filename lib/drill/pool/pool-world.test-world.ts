import type { Address, Hash } from '@/lib/consensus/types';
import { createGenesis, fundedAccounts } from '@/lib/drill/block/create-genesis';
import { createWorkshop } from '@/lib/drill/block/create-workshop';
import { deriveKey } from '@/lib/drill/block/derive-key';
import { createTxPool } from '@/lib/drill/pool/create-tx-pool';
import type { DrillBlock, DrillKey, DrillTransaction, Genesis, NetworkPlan, StoredBlock, TxPool } from '@/lib/drill/types';

const SEED = 'pool';
const validator = deriveKey(SEED, 'validator-1').address;
export const accounts = fundedAccounts(SEED) as readonly [DrillKey, DrillKey, DrillKey, ...DrillKey[]];

/** A genesis of the accounts above, with these transitions. */
export const poolGenesis = (transitions: NonNullable<NetworkPlan['transitions']> = []): Genesis =>
  createGenesis({ validators: 1, members: 0, seed: SEED, startAt: 0, blockPeriodSeconds: 1, requestTimeoutSeconds: 4, transitions }, [
    validator,
  ]);

/** A pool on a chain of blocks that the test makes; real states and gas limits, no consensus. */
export type PoolWorld = {
  readonly pool: TxPool;
  readonly head: () => DrillBlock;
  /** A block on a parent (the head unless given) becomes the head and the pool is told. */
  readonly grow: (transactions?: readonly DrillTransaction[], parent?: DrillBlock) => DrillBlock;
  /** As debug_setHead does it: the blocks above are gone and nobody is told. */
  readonly setHead: (block: DrillBlock) => void;
  /** A new process on the same disk. */
  readonly restart: () => TxPool;
  readonly journal: () => readonly DrillTransaction[];
  readonly pass: (ms: number) => void;
  /** Pending and queued, as txpool_status counts them. */
  readonly status: () => { readonly pending: number; readonly queued: number };
};

export function createPoolWorld(genesis: Genesis = poolGenesis()): PoolWorld {
  const workshop = createWorkshop({ genesis, keys: [] });
  const blocks = new Map<Hash, StoredBlock>();
  const disk: { journal: readonly DrillTransaction[] } = { journal: [] };
  let head: StoredBlock = { block: genesis.block, round: 0, committers: [] };
  let salt = 0;
  let now = 0;
  blocks.set(head.block.hash, head);
  const chain = {
    head: () => head,
    get: (hash: Hash) => blocks.get(hash) ?? null,
    stateAt: (hash: Hash) => {
      const stored = blocks.get(hash);
      return stored === undefined ? null : workshop.stateOf(stored.block.header.stateRoot);
    },
  };
  const start = (): TxPool => createTxPool({ workshop, chain, disk, clock: () => now });
  let pool = start();
  const count = (lists: ReadonlyMap<Address, readonly DrillTransaction[]>): number => [...lists.values()].flat().length;
  const world: PoolWorld = {
    get pool() {
      return pool;
    },
    head: () => head.block,
    grow: (transactions = [], parent = head.block) => {
      const timestamp = parent.header.timestamp + 1 + salt++;
      const block = workshop.build({ parent, author: validator, validators: [validator], timestamp, transactions });
      if (block.transactions.length !== transactions.length) throw new Error('a transaction does not fit the block');
      head = { block, round: 0, committers: [] };
      blocks.set(block.hash, head);
      pool.reset({ head, dropped: [], added: [head] });
      return block;
    },
    setHead: (block) => {
      for (const [hash, stored] of blocks) if (stored.block.header.height > block.header.height) blocks.delete(hash);
      head = blocks.get(block.hash) as StoredBlock;
    },
    restart: () => {
      pool = start();
      return pool;
    },
    journal: () => disk.journal,
    pass: (ms) => {
      now += ms;
    },
    status: () => ({ pending: count(pool.pending()), queued: count(pool.queued()) }),
  };
  return world;
}
