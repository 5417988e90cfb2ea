import sha3 from 'js-sha3';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { bytesToHex, hexToBytes } from '@/lib/consensus/hex-bytes';
import { readHeader } from '@/lib/consensus/read-header';
import { readRlp } from '@/lib/consensus/read-rlp';
import { recoverSeal } from '@/lib/consensus/recover-seal';
import type { Address, Header } from '@/lib/consensus/types';
import { verifyHeader } from '@/lib/consensus/verify-header';
import { createGenesis, fundedAccounts } from '@/lib/drill/block/create-genesis';
import { createWorkshop } from '@/lib/drill/block/create-workshop';
import { deriveKey } from '@/lib/drill/block/derive-key';
import { signTransfer } from '@/lib/drill/block/sign-transfer';
import type { BlockWorkshop, DrillBlock, DrillKey, DrillTransaction, NetworkPlan, StoredBlock } from '@/lib/drill/types';

const SEED = 'workshop';
const PLAN: NetworkPlan = {
  validators: 4,
  members: 0,
  seed: SEED,
  startAt: 0,
  blockPeriodSeconds: 2,
  requestTimeoutSeconds: 4,
};
const keys = [1, 2, 3, 4].map((n) => deriveKey(SEED, `validator-${n}`));
const validators = keys.map(({ address }) => address).sort();
const [rich, other] = fundedAccounts(SEED) as [DrillKey, DrillKey];
const TO: Address = '0x00000000000000000000000000000000000000aa';

const transfer = (nonce: number, more: Partial<Parameters<typeof signTransfer>[0]> = {}): DrillTransaction =>
  signTransfer({ key: rich, chainId: 1337, nonce, to: TO, ...more });

let workshop: BlockWorkshop;
let genesis: DrillBlock;
beforeAll(() => {
  workshop = createWorkshop({ genesis: createGenesis(PLAN, validators), keys });
  genesis = workshop.genesis.block;
});

const next = (parent: DrillBlock, transactions: readonly DrillTransaction[] = [], author = validators[0] as Address): DrillBlock =>
  workshop.build({ parent, author, validators, timestamp: parent.header.timestamp + 2, transactions });
const copyOf = (block: DrillBlock, round: number, committers: readonly Address[]): StoredBlock => ({ block, round, committers });
const headerOf = (copy: StoredBlock): Header => ({ ...copy.block.header, extraData: workshop.extraOf(copy) });
const verdict = (header: Header) =>
  verifyHeader(header, readHeader(header, recoverSeal), { parentValidators: validators, quorumRule: 'ceil(2N/3)' });

describe('a built block', () => {
  it.each([0, 1, 5])('verifies with the seals of a quorum in round %i, and its hash does not know the round', (round) => {
    const first = next(genesis);
    const block = next(first, [transfer(0), transfer(1)], validators[2]);
    const header = headerOf(copyOf(block, round, validators.slice(1)));
    expect(verdict(header)).toEqual({ state: 'verified' });
    expect(header.hash).toBe(block.hash);
    const reading = readHeader(header, recoverSeal);
    expect(reading).toMatchObject({
      ok: true,
      facts: { round, author: validators[2], seals: validators.slice(1).map((signer) => ({ signer })) },
    });
  });

  it('fails the check when a seal is missing: one below the quorum', () => {
    expect(verdict(headerOf(copyOf(next(genesis), 0, validators.slice(2))))).toMatchObject({ faults: [{ code: 'too-few-seals' }] });
  });

  it('has the same seals whenever it is asked for them, in the order of the copy', () => {
    const block = next(genesis);
    const again = createWorkshop({ genesis: workshop.genesis, keys });
    const copy = copyOf(block, 3, [...validators].reverse());
    expect(again.extraOf(copy)).toBe(workshop.extraOf(copy));
    expect(workshop.extraOf(copy)).not.toBe(workshop.extraOf(copyOf(block, 3, validators)));
    expect(workshop.extraOf(copyOf(genesis, 0, []))).toBe(genesis.header.extraData);
  });

  it('carries the vote and the validators it was given', () => {
    const recipient = deriveKey(SEED, 'newcomer').address;
    const plan = { parent: genesis, author: validators[1] as Address, validators, timestamp: 1_800_000_000, transactions: [] };
    const block = workshop.build({ ...plan, vote: { recipient, add: true } });
    expect(verdict(headerOf(copyOf(block, 0, validators)))).toEqual({ state: 'verified' });
    expect(readHeader(block.header, recoverSeal)).toMatchObject({ facts: { vote: { recipient, add: true }, listed: validators } });
    expect(block.hash).not.toBe(workshop.build(plan).hash);
  });

  it('without transactions keeps the state of its parent', () => {
    const block = next(next(genesis, [transfer(0)]));
    expect(next(block).header.stateRoot).toBe(block.header.stateRoot);
    expect(workshop.stateOf(block.header.stateRoot)?.accounts.get(rich.address)?.nonce).toBe(1);
  });

  it('moves what its transfers say, and an old state stays as it was', () => {
    const sent = transfer(0, { to: other.address, value: 7n });
    const block = next(genesis, [sent]);
    const [before, after] = [genesis, block].map(({ header }) => workshop.stateOf(header.stateRoot)?.accounts);
    const balance = before?.get(rich.address)?.balance ?? 0n;
    expect(after?.get(rich.address)).toEqual({ nonce: 1, balance: balance - 7n });
    expect(after?.get(other.address)).toEqual({ nonce: 0, balance: balance + 7n });
    expect(before?.get(rich.address)).toEqual({ nonce: 0, balance });
    expect([...(after ?? [])]).toHaveLength(after?.size ?? 0);
    expect(block.header.gasUsed).toBe(21_000n);
  });

  it('leaves out what does not fit and still takes what stands behind it', () => {
    const gap = transfer(3);
    const tooDear = transfer(0, { value: 2n ** 200n });
    const priced = transfer(0, { gasPrice: 1n });
    const greedy = transfer(0, { gas: 4_000_000_000n });
    const starved = transfer(0, { gas: 20_999n });
    const fine = transfer(0);
    const used = transfer(0, { value: 9n });
    const foreign = transfer(0, { key: other });
    const block = next(genesis, [gap, tooDear, priced, greedy, starved, fine, used, foreign]);
    expect(block.transactions).toEqual([fine, foreign]);
    expect(next(genesis, [gap]).header.stateRoot).toBe(genesis.header.stateRoot);
  });

  it('pays the fee to its author where gas has a price', () => {
    const plan = { ...PLAN, transitions: [{ block: 1, gasPriceEnabled: true }] };
    const { build, genesis: start, stateOf } = createWorkshop({ genesis: createGenesis(plan, validators), keys });
    const [one, two] = validators.slice(0, 2).map((author) => {
      const transactions = [transfer(0, { gas: 30_000n, gasPrice: 2n })];
      return build({ parent: start.block, author, validators, timestamp: 1_800_000_000, transactions });
    });
    const balanceOf = (block: DrillBlock | undefined, address: Address) =>
      stateOf(block?.header.stateRoot ?? '0x')?.accounts.get(address)?.balance;
    expect(balanceOf(one, validators[0] as Address)).toBe(42_000n);
    expect(balanceOf(two, validators[1] as Address)).toBe(42_000n);
    expect(balanceOf(one, rich.address)).toBe((start.state.accounts.get(rich.address)?.balance ?? 0n) - 42_000n - 1n);
  });

  it('has receipts whose gas adds up', () => {
    const block = next(genesis, [transfer(0), transfer(1, { data: '0x0001' })]);
    expect(workshop.receiptsOf(block)).toEqual([
      { status: 1, gasUsed: 21_000n, cumulativeGasUsed: 21_000n },
      { status: 1, gasUsed: 21_020n, cumulativeGasUsed: 42_020n },
    ]);
    expect(block.header.gasUsed).toBe(42_020n);
  });

  it('as RLP is header, transactions and no uncles', () => {
    const sent = transfer(0);
    const copy = copyOf(next(genesis, [sent]), 1, validators.slice(0, 3));
    const block = readRlp(hexToBytes(workshop.rlpOf(copy), 'block')).list('block');
    const header = block.list('header');
    expect(bytesToHex(header.bytes('parent'))).toBe(genesis.hash);
    expect(block.list('transactions').done()).toBe(false);
    expect(block.list('uncles').done()).toBe(true);
    expect(workshop.rlpOf(copy)).toContain(sent.raw.slice(2));
    expect(workshop.rlpOf(copy)).toContain(workshop.extraOf(copy).slice(2));
  });

  it('on a state that was not built here is an error, not a guess', () => {
    const foreign = { ...genesis, header: { ...genesis.header, stateRoot: `0x${'1'.repeat(64)}` as const } };
    expect(() => next(foreign, [transfer(0)])).toThrow('state that was not built here');
  });

  it('by an unknown key has no seal', () => {
    expect(() => workshop.extraOf(copyOf(next(genesis), 0, [other.address]))).toThrow('has the key');
  });
});

describe('the settings of a planned network', () => {
  const settingsOf = (more: Partial<NetworkPlan>) =>
    createWorkshop({ genesis: createGenesis({ ...PLAN, ...more }, validators), keys }).settingsAt;

  it('are those of the plan', () => {
    const settings = settingsOf({ emptyBlockPeriodSeconds: 6, maxRequestTimeoutSeconds: 30 })(1);
    expect(settings).toMatchObject({
      protocol: 'qbft',
      blockPeriodMs: 2000,
      emptyBlockPeriodMs: 6000,
      requestTimeoutMs: 4000,
      maxRequestTimeoutMs: 30_000,
      quorumRule: 'ceil(2N/3)',
      epochLength: 30_000,
    });
    expect(settingsOf({})(1)).toMatchObject({ emptyBlockPeriodMs: 0, maxRequestTimeoutMs: null });
  });

  it('can have the older quorum rule', () => {
    expect(settingsOf({ twoFPlusOne: true })(1).quorumRule).toBe('2F+1');
  });

  it('change at the heights of the transitions, whatever was asked for before', () => {
    const settingsAt = settingsOf({
      transitions: [
        { block: 15, blockperiodseconds: 40 },
        { block: 16, blockperiodseconds: 5 },
      ],
    });
    expect([16, 14, 15, 17, 1, 15].map((height) => settingsAt(height).blockPeriodMs)).toEqual([5000, 2000, 40_000, 5000, 2000, 40_000]);
    expect(settingsAt(20)).toBe(settingsAt(900));
  });

  it('refuse what would need contracts, and transitions out of order', () => {
    expect(() => settingsOf({ transitions: [{ block: 3, validatorselectionmode: 'contract' }] })).toThrow('validatorselectionmode');
    expect(() => settingsOf({ transitions: [{ block: 3 }, { block: 2 }] })).toThrow('ascending');
  });
});

describe('the genesis of a planned network', () => {
  it('is another one with another vanity, seed or period is not needed', () => {
    const hash = (more: Partial<NetworkPlan>) => createGenesis({ ...PLAN, ...more }, validators).block.hash;
    expect(hash({ extraOfGenesis: '0x01' })).not.toBe(hash({}));
    expect(hash({ seed: 'other' })).not.toBe(hash({}));
    expect(hash({ blockPeriodSeconds: 9 })).toBe(hash({}));
    expect(() => hash({ extraOfGenesis: `0x${'11'.repeat(33)}` })).toThrow('32 bytes');
  });

  it('funds accounts whose keys follow from the seed', () => {
    const { state } = createGenesis(PLAN, validators);
    expect([...state.accounts.keys()].sort()).toEqual(
      fundedAccounts(SEED)
        .map(({ address }) => address)
        .sort(),
    );
  });
});

it('candidates that nobody proposes cost no keccak, and a block costs one however often its hash is read', () => {
  const hashed = vi.spyOn(sha3, 'keccak256');
  let block = next(genesis);
  for (let height = 2; height <= 10; height++) {
    const candidates = validators.map((author) => next(block, [], author));
    block = candidates[height % 4] as DrillBlock;
  }
  expect([block.hash, block.header.hash, { ...block }.hash]).toEqual([block.hash, block.hash, block.hash]);
  expect(hashed).toHaveBeenCalledTimes(10);
  hashed.mockRestore();
});
