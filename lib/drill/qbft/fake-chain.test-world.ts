import { keccak256 } from '@/lib/consensus/keccak256';
import type { Address, BftSettings, Hash } from '@/lib/consensus/types';
import type { BlockWorkshop, BuildPlan, Chain, DrillBlock, HeadChange, StoredBlock } from '@/lib/drill/types';

/** Blocks with the few fields that consensus looks at; the hash is one of the plan, not of a header. */
export function fakeWorkshop(validators: readonly Address[], settingsAt: (height: number) => BftSettings, genesisTime = 0): BlockWorkshop {
  const genesis = fakeBlock({
    parent: null,
    author: `0x${'0'.repeat(40)}`,
    validators,
    timestamp: genesisTime,
    transactions: [],
    vote: null,
  });
  return {
    genesis: { block: genesis, validators, config: { transitions: [] } },
    settingsAt,
    build: (plan: BuildPlan) => fakeBlock({ ...plan, vote: plan.vote ?? null }),
  } as unknown as BlockWorkshop;
}

type FakePlan = Omit<BuildPlan, 'parent'> & { readonly parent: DrillBlock | null };

export function fakeBlock({ parent, author, validators, timestamp, transactions, vote = null }: FakePlan): DrillBlock {
  const height = parent === null ? 0 : parent.header.height + 1;
  const parentHash = parent?.hash ?? `0x${'0'.repeat(64)}`;
  const text = JSON.stringify([parentHash, height, author, timestamp, validators, vote, transactions.map(({ hash }) => hash)]);
  const hash = keccak256(new TextEncoder().encode(text)) as Hash;
  return { hash, header: { hash, parentHash, height, miner: author, timestamp }, author, vote, transactions } as unknown as DrillBlock;
}

type FakeChainOptions = {
  readonly workshop: BlockWorkshop;
  readonly clock: () => number;
  /** Set after a block of this height. */
  readonly validatorsAfter: (height: number) => readonly Address[];
};

/** A chain in memory: the longest branch, the first of two equally long ones. */
export function fakeChain({ workshop, clock, validatorsAfter }: FakeChainOptions): Chain {
  const first: StoredBlock = { block: workshop.genesis.block, round: 0, committers: [] };
  const blocks = new Map<Hash, StoredBlock>([[first.block.hash, first]]);
  let canonical: StoredBlock[] = [first];
  const listeners: ((change: HeadChange) => void)[] = [];
  const head = (): StoredBlock => canonical.at(-1) ?? first;
  const branchOf = (tip: StoredBlock): StoredBlock[] => {
    const branch: StoredBlock[] = [];
    for (let at: StoredBlock | undefined = tip; at !== undefined; at = blocks.get(at.block.header.parentHash)) branch.push(at);
    return branch.reverse();
  };
  return {
    head,
    headerHead: head,
    at: (height) => canonical[height] ?? null,
    get: (hash) => blocks.get(hash) ?? null,
    isCanonical: (hash) => canonical.some(({ block }) => block.hash === hash),
    totalDifficulty: (hash) => blocks.get(hash)?.block.header.height ?? null,
    snapshotAt: (hash) => {
      const block = blocks.get(hash)?.block;
      if (block === undefined) return null;
      return { height: block.header.height, hash, validators: [...validatorsAfter(block.header.height)].sort(), votes: [], turns: 'bytes' };
    },
    stateAt: (hash) => (blocks.has(hash) ? { root: hash, accounts: new Map() } : null),
    verifyProposal: ({ header, author }) => {
      const aheadMs = header.timestamp * 1000 - clock();
      if (header.timestamp > Math.floor(clock() / 1000)) return { ok: false, futureMs: aheadMs };
      const parent = blocks.get(header.parentHash)?.block;
      if (parent === undefined) return { ok: false, why: 'unknown ancestor' };
      if (!validatorsAfter(parent.header.height).includes(author)) return { ok: false, why: 'unauthorized' };
      const isEarly = parent.header.timestamp * 1000 + workshop.settingsAt(header.height).blockPeriodMs > header.timestamp * 1000;
      return isEarly ? { ok: false, why: 'invalid timestamp' } : { ok: true };
    },
    insert: (copy) => {
      if (blocks.has(copy.block.hash)) return 'known';
      if (!blocks.has(copy.block.header.parentHash)) return 'missing-parent';
      blocks.set(copy.block.hash, copy);
      if (copy.block.header.height <= head().block.header.height) return 'side';
      const tip = head();
      if (copy.block.header.parentHash === tip.block.hash) {
        canonical.push(copy);
        for (const listener of listeners) listener({ head: copy, dropped: [], added: [copy] });
        return 'head';
      }
      const before = canonical;
      canonical = branchOf(copy);
      const fork = canonical.findIndex((stored, height) => stored !== before[height]);
      for (const listener of listeners) listener({ head: copy, dropped: before.slice(fork).reverse(), added: canonical.slice(fork) });
      return 'head';
    },
    setHead: (height) => {
      canonical = canonical.slice(0, height + 1);
      for (const [hash, { block }] of blocks) if (block.header.height > height) blocks.delete(hash);
    },
    onHead: (listener) => listeners.push(listener),
    close: () => {},
  };
}
