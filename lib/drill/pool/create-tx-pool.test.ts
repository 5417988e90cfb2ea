import { describe, expect, it } from 'vitest';
import type { Address } from '@/lib/consensus/types';
import { changeState, stateOfAccounts } from '@/lib/drill/block/account-state';
import { deriveKey } from '@/lib/drill/block/derive-key';
import { recordedBlocks } from '@/lib/drill/block/recorded-blocks.test-world';
import { signTransfer } from '@/lib/drill/block/sign-transfer';
import { accounts, createPoolWorld, poolGenesis } from '@/lib/drill/pool/pool-world.test-world';
import type { DrillTransaction } from '@/lib/drill/types';

const [rich, other, third] = accounts;
const TO: Address = '0x00000000000000000000000000000000000000aa';
const HOUR = 3_600_000;
const OK = { ok: true };
const refused = (message: string) => ({ ok: false, message });

const transfer = (nonce: number, more: Partial<Parameters<typeof signTransfer>[0]> = {}): DrillTransaction =>
  signTransfer({ key: rich, chainId: 1337, nonce, to: TO, ...more });
/** Unsigned, for tests with thousands: the pool looks at no signature. */
const sample = transfer(0);
const bulk = (from: Address, nonce: number): DrillTransaction => ({ ...sample, from, nonce, hash: `0x${from.slice(2)}${nonce}` });
const stranger = (n: number): Address => accounts[n]?.address ?? TO;

describe('a transaction that comes in', () => {
  it('is pending, found by its hash and told to listeners', () => {
    const { pool, status } = createPoolWorld();
    const heard: string[] = [];
    pool.onPending((transactions) => heard.push(...transactions.map(({ hash }) => hash)));
    const first = transfer(0);
    expect(pool.add(first, true)).toEqual(OK);
    expect(status()).toEqual({ pending: 1, queued: 0 });
    expect(pool.get(first.hash)).toBe(first);
    expect(pool.nextNonce(rich.address)).toBe(1);
    expect(heard).toEqual([first.hash]);
  });

  it('waits behind a missing nonce and moves up when it comes, in nonce order', () => {
    const { pool, status } = createPoolWorld();
    const heard: number[] = [];
    pool.onPending((transactions) => heard.push(...transactions.map(({ nonce }) => nonce)));
    for (const nonce of [2, 1, 4]) expect(pool.add(transfer(nonce), false)).toEqual(OK);
    expect(status()).toEqual({ pending: 0, queued: 3 });
    expect(pool.nextNonce(rich.address)).toBe(0);
    pool.add(transfer(0), false);
    expect(status()).toEqual({ pending: 3, queued: 1 });
    expect(
      pool
        .pending()
        .get(rich.address)
        ?.map(({ nonce }) => nonce),
    ).toEqual([0, 1, 2]);
    expect(heard).toEqual([0, 1, 2]);
    expect(pool.nextNonce(rich.address)).toBe(3);
  });

  it.each<[string, DrillTransaction]>([
    ['oversized data', transfer(0, { data: `0x${'00'.repeat(65_500)}`, gas: 1n })],
    ['exceeds block gas limit', transfer(0, { gas: 4_000_000_000n, gasPrice: 1n })],
    ['Gas price not 0', transfer(0, { gasPrice: 1n, gas: 20_999n })],
    ['insufficient funds for gas * price + value', transfer(0, { key: deriveKey('pool', 'poor'), gas: 20_999n })],
    ['insufficient funds for gas * price + value', transfer(0, { value: 2n ** 200n })],
    ['intrinsic gas too low', transfer(0, { gas: 20_999n })],
    ['intrinsic gas too low', transfer(0, { gas: 21_000n, data: '0x0102' })],
  ])('is refused in the words of the client: %s', (message, transaction) => {
    const { pool, status } = createPoolWorld();
    expect(pool.add(transaction, true)).toEqual(refused(message));
    expect(status()).toEqual({ pending: 0, queued: 0 });
  });

  it('is refused when it is known, too late, or in the place of one that pays as much', () => {
    const { pool, grow } = createPoolWorld();
    const first = transfer(0);
    pool.add(first, false);
    expect(pool.add(first, true)).toEqual(refused('already known'));
    expect(pool.add(transfer(0, { value: 9n }), true)).toEqual(refused('replacement transaction underpriced'));
    pool.add(transfer(5), false);
    expect(pool.add(transfer(5, { value: 9n }), true)).toEqual(refused('replacement transaction underpriced'));
    grow([first]);
    expect(pool.add(first, true)).toEqual(refused('nonce too low'));
  });

  it('of a local sender stands before others, and those by their arrival', () => {
    const { pool } = createPoolWorld();
    pool.add(transfer(0, { key: third }), false);
    pool.add(transfer(0, { key: other }), false);
    pool.add(transfer(0), true);
    expect([...pool.pending().keys()]).toEqual([rich, third, other].map(({ address }) => address));
  });
});

describe('where gas has a price', () => {
  const priced = () => createPoolWorld(poolGenesis([{ block: 0, gasPriceEnabled: true }]));

  it('a stranger pays something, a local sender need not', () => {
    const { pool } = priced();
    expect(pool.add(transfer(0), false)).toEqual(refused('transaction underpriced'));
    expect(pool.add(transfer(0, { gasPrice: 1n }), false)).toEqual(OK);
    expect(pool.add(transfer(0, { key: other }), true)).toEqual(OK);
  });

  it('a replacement pays a tenth more, and its sender does not become local by it', () => {
    const { pool, status, journal } = priced();
    pool.add(transfer(0, { gasPrice: 100n }), false);
    pool.add(transfer(2, { gasPrice: 100n }), false);
    for (const nonce of [0, 2]) {
      expect(pool.add(transfer(nonce, { gasPrice: 109n }), true)).toEqual(refused('replacement transaction underpriced'));
    }
    const better = transfer(0, { gasPrice: 110n });
    expect(pool.add(better, true)).toEqual(OK);
    expect(pool.pending().get(rich.address)).toEqual([better]);
    expect(status()).toEqual({ pending: 1, queued: 1 });
    expect(pool.get(transfer(0, { gasPrice: 100n }).hash)).toBe(null);
    expect(journal()).toEqual([]);
  });
});

describe('a new head', () => {
  it('takes what it included out of the pool, and only that', () => {
    const { pool, grow, status } = createPoolWorld();
    for (const nonce of [0, 1, 3]) pool.add(transfer(nonce), false);
    grow([transfer(0)]);
    expect(status()).toEqual({ pending: 1, queued: 1 });
    grow([transfer(1), transfer(2)]);
    expect(status()).toEqual({ pending: 1, queued: 0 });
    expect(pool.nextNonce(rich.address)).toBe(4);
  });

  it('that spends the funds of a pending one drops it and queues what stood behind it', () => {
    const { pool, grow, status } = createPoolWorld();
    const funds = 0x446c3b15f9926687d2c40534fdb564000000000000n;
    for (const [nonce, value] of [0n, 1n, funds, 1n].entries()) pool.add(transfer(nonce, { value }), false);
    expect(status()).toEqual({ pending: 4, queued: 0 });
    grow([transfer(0, { value: 5n })]);
    expect(
      pool
        .pending()
        .get(rich.address)
        ?.map(({ nonce }) => nonce),
    ).toEqual([1]);
    expect(
      pool
        .queued()
        .get(rich.address)
        ?.map(({ nonce }) => nonce),
    ).toEqual([3]);
    expect(pool.nextNonce(rich.address)).toBe(2);
  });

  it('of another branch gives back what only the old one held', () => {
    const { pool, grow, head, status } = createPoolWorld();
    const ancestor = head();
    const both = transfer(0);
    const onlyOld = transfer(1);
    pool.add(both, false);
    pool.add(onlyOld, false);
    grow([both, onlyOld]);
    expect(status()).toEqual({ pending: 0, queued: 0 });
    grow([both], ancestor);
    expect(pool.pending().get(rich.address)).toEqual([onlyOld]);
    grow([transfer(1, { value: 7n })]);
    expect(status()).toEqual({ pending: 0, queued: 0 });
  });

  it('64 heights away is followed back, 65 are not', () => {
    const depthGivesBack = (depth: number): number => {
      const { pool, grow, head, status } = createPoolWorld();
      const ancestor = head();
      let branch = grow([], ancestor);
      const sibling = branch;
      for (let step = 1; step <= depth; step++) branch = grow([], branch);
      grow([transfer(0)], branch);
      const { pending } = status();
      expect(pending).toBe(0);
      grow([], sibling);
      expect(pool.nextNonce(rich.address)).toBe(status().pending);
      return status().pending;
    };
    expect(depthGivesBack(64)).toBe(1);
    expect(depthGivesBack(65)).toBe(0);
  });
});

describe('after setHead', () => {
  it('gives no transactions back, and does not notice the first block at the old height', () => {
    const { pool, grow, head, setHead, status } = createPoolWorld();
    const ancestor = head();
    grow([transfer(0)]);
    setHead(ancestor);
    expect(status()).toEqual({ pending: 0, queued: 0 });
    expect(pool.add(transfer(0), true)).toEqual(refused('nonce too low'));
    grow();
    expect(pool.add(transfer(0), true)).toEqual(refused('nonce too low'));
    grow();
    expect(pool.add(transfer(0), true)).toEqual(OK);
  });

  it('a rewind of more than one is noticed at the first block, being lower', () => {
    const { pool, grow, head, setHead } = createPoolWorld();
    const ancestor = head();
    grow([transfer(0)]);
    grow();
    setHead(ancestor);
    grow();
    expect(pool.add(transfer(0), true)).toEqual(OK);
  });

  // fixtures/recordings/qbft-fork-2-2, stages recovery and after: txpool_status of each camp at heads 14, 13, 14, 15, 16.
  it('counts what the recorded nodes of both camps counted through the cure', () => {
    const { genesis, headers, listed, bodies } = recordedBlocks('qbft-fork-2-2');
    const listedAt = (height: number) => headers.filter((header) => header.height === height).map(({ hash }) => listed.get(hash) ?? []);
    const bodiesOf = (hashes: readonly `0x${string}`[] = []) => hashes.map((hash) => bodies.get(hash) as DrillTransaction);
    const inB = bodiesOf(listedAt(14).find(({ length }) => length > 0));
    const inA = bodiesOf(listedAt(16)[0]);
    const sender = inA[0]?.from as Address;
    const before = stateOfAccounts(genesis.state.accounts);
    const funds = before.accounts.get(sender)?.balance ?? 0n;
    const state = changeState(before, [[sender, { nonce: 6, balance: funds - 6n }]]);
    const ground = { ...genesis.block, header: { ...genesis.block.header, stateRoot: state.root } };
    const cure = (camp: {
      readonly block: readonly DrillTransaction[];
      readonly sent: readonly DrillTransaction[];
      readonly local: boolean;
    }) => {
      const { pool, grow, head, setHead, status } = createPoolWorld({ ...genesis, state, block: ground });
      const seen: string[] = [];
      const note = () => seen.push(`p${status().pending} q${status().queued}`);
      const ancestor = grow();
      expect(head()).toBe(ancestor);
      grow(camp.block);
      for (const transaction of camp.sent) pool.add(transaction, camp.local);
      note();
      setHead(ancestor);
      note();
      for (const transactions of [[], [], inA]) {
        grow(transactions);
        note();
      }
      return seen;
    };
    expect([inA.length, inB.length]).toEqual([5, 4]);
    // validator-1 had them from its journal; validator-3 got them from A's pools, and all but the last were too late on B.
    expect(cure({ block: [], sent: inA, local: true })).toEqual(['p5 q0', 'p5 q0', 'p5 q0', 'p5 q0', 'p0 q0']);
    expect(cure({ block: inB, sent: inA, local: false })).toEqual(['p1 q0', 'p1 q0', 'p1 q0', 'p0 q1', 'p0 q0']);
  });
});

describe('the journal', () => {
  it('gives back after a restart what was first sent to this node, not what came from peers', () => {
    const { pool, restart, status } = createPoolWorld();
    pool.add(transfer(0), true);
    pool.add(transfer(0, { key: other }), false);
    expect(pool.add(transfer(2), false)).toEqual(OK);
    restart();
    expect(status()).toEqual({ pending: 1, queued: 1 });
  });

  it('gives a transaction back whose block is gone after a restart', () => {
    const { pool, grow, head, setHead, restart, status } = createPoolWorld();
    const ancestor = head();
    pool.add(transfer(0), true);
    grow([transfer(0)]);
    expect(status().pending).toBe(0);
    setHead(ancestor);
    restart();
    expect(status()).toEqual({ pending: 1, queued: 0 });
  });

  it('forgets at a restart and every hour what the pool no longer has', () => {
    const { pool, grow, restart, journal, pass } = createPoolWorld();
    pool.add(transfer(0), true);
    grow([transfer(0)]);
    expect(journal()).toHaveLength(1);
    pass(HOUR - 1);
    grow();
    expect(journal()).toHaveLength(1);
    pass(1);
    grow();
    expect(journal()).toEqual([]);
    pool.add(transfer(1), true);
    grow([transfer(1)]);
    restart();
    expect(journal()).toEqual([]);
  });
});

describe('a pool with too much in it', () => {
  it('keeps 64 queued transactions of a stranger and all of a local sender', () => {
    const { pool, status } = createPoolWorld();
    for (let nonce = 1; nonce <= 70; nonce++) pool.add(bulk(stranger(1), nonce), false);
    expect(status().queued).toBe(64);
    for (let nonce = 1; nonce <= 70; nonce++) pool.add(bulk(stranger(2), nonce), true);
    expect(status().queued).toBe(134);
  });

  it('cuts the pending ones of the greatest stranger to the limit and takes its nonce back', () => {
    const { pool, status } = createPoolWorld();
    for (let nonce = 0; nonce < 4100; nonce++) pool.add(bulk(stranger(1), nonce), false);
    expect(status().pending).toBe(4096);
    expect(pool.nextNonce(stranger(1))).toBe(4096);
  });

  it('is full for strangers when all is local, and makes room for a local one', () => {
    const { pool, status } = createPoolWorld();
    for (let nonce = 0; nonce < 5120; nonce++) pool.add(bulk(stranger(1), nonce), true);
    expect(status().pending).toBe(5120);
    expect(pool.add(bulk(stranger(2), 0), false)).toEqual(refused('txpool is full'));
    expect(pool.add(bulk(stranger(2), 0), true)).toEqual(OK);
  });

  it("forgets a stranger's queued ones after three hours, not a local sender's", () => {
    const { pool, grow, pass, status } = createPoolWorld();
    pool.add(transfer(5), false);
    pool.add(transfer(5, { key: other }), true);
    pass(3 * HOUR);
    grow();
    expect(status().queued).toBe(2);
    pass(1);
    grow();
    expect([...pool.queued().keys()]).toEqual([other.address]);
  });
});
