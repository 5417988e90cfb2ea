import { describe, expect, it } from 'vitest';
import { networkOf, recordingNames } from '@/lib/consensus/recorded-answers.test-world';
import type { Hash } from '@/lib/consensus/types';
import { changeState, type KeptState, stateOfAccounts } from '@/lib/drill/block/account-state';
import { createWorkshop } from '@/lib/drill/block/create-workshop';
import { blockOf, recordedBlocks } from '@/lib/drill/block/recorded-blocks.test-world';
import type { Genesis } from '@/lib/drill/types';

const names = recordingNames.filter((name) => networkOf(name).client.startsWith('GoQuorum'));
/** The lab sent its first transfers, of 1 wei each, to this address before the recording began. */
const SINK = '0x00000000000000000000000000000000000000aa';
const SENDER = '0x1622119af660961f2038a2c795c3d6fec8c224d2';

function afterFirstTransfers(genesis: Genesis, count: number): KeptState {
  const state = stateOfAccounts(genesis.state.accounts);
  const balance = state.accounts.get(SENDER)?.balance ?? 0n;
  return changeState(state, [
    [SENDER, { nonce: count, balance: balance - BigInt(count) }],
    [SINK, { nonce: 0, balance: BigInt(count) }],
  ]);
}

describe.each(names)('the genesis of %s', (name) => {
  const { genesis, info, headers } = recordedBlocks(name);

  it('has the hash and the state root of the real node', () => {
    expect(genesis.block.hash).toBe(info.genesis);
    const recorded = headers.find(({ height }) => height === 0);
    if (recorded !== undefined) expect(genesis.block.header).toEqual(recorded);
  });

  it('has its config printed as the node prints it, key by key', () => {
    // This network's files were set up before the lab wrote transitions into the genesis that was recorded.
    const { transitions, ...rest } = genesis.configJson;
    const expected = name === 'ibft-fork-2-2' ? rest : genesis.configJson;
    expect(JSON.stringify(expected)).toBe(JSON.stringify(info.config));
    expect([genesis.chainId, genesis.networkId]).toEqual([1337, info.network]);
  });

  it('lists the validators in the order of their bytes', () => {
    const nodes: readonly { readonly address: string; readonly role: string }[] = networkOf(name).nodes;
    const validators = nodes.filter(({ role }) => role === 'validator').slice(0, 4);
    expect(genesis.validators).toEqual(validators.map(({ address }) => address).sort());
  });
});

describe.each(names)('the blocks of %s, built again', (name) => {
  const { genesis, headers, listed } = recordedBlocks(name);
  const byHash = new Map(headers.map((header) => [header.hash, header]));

  it('have the gas limits, roots and constants of the real ones', () => {
    const { build } = createWorkshop({ genesis, keys: [] });
    let judged = 0;
    for (const header of headers) {
      const parent = byHash.get(header.parentHash);
      if (parent === undefined || (listed.get(header.hash) ?? []).length > 0) continue;
      const built = build({
        parent: blockOf(parent),
        author: header.miner,
        validators: genesis.validators,
        timestamp: header.timestamp,
        transactions: [],
      });
      // Hash and extraData only where the lab gave no vanity of its own and nobody voted: see the next test.
      const { hash, extraData, ...rest } = header;
      expect(built.header).toMatchObject(rest);
      judged += 1;
    }
    expect(judged).toBeGreaterThan(8);
  });
});

describe.each(names.filter((name) => name.startsWith('qbft')))('the default vanity in %s', (name) => {
  it('gives the very hash of the blocks that were made with it', () => {
    const { genesis, headers, listed } = recordedBlocks(name);
    const { build } = createWorkshop({ genesis, keys: [] });
    const byHash = new Map(headers.map((header) => [header.hash, header]));
    const same = headers.filter((header) => {
      const parent = byHash.get(header.parentHash);
      if (parent === undefined || (listed.get(header.hash) ?? []).length > 0) return false;
      const plan = { author: header.miner, validators: genesis.validators, timestamp: header.timestamp, transactions: [] };
      return build({ parent: blockOf(parent), ...plan }).hash === header.hash;
    });
    expect(same.length).toBeGreaterThan(5);
  });
});

describe.each(names.filter((name) => name.includes('fork')))('the transfers of %s', (name) => {
  const { genesis, headers, listed, bodies } = recordedBlocks(name);
  const byHash = new Map(headers.map((header) => [header.hash, header]));
  const withTransfers = headers.filter(({ hash }) => (listed.get(hash) ?? []).length > 0);

  it('give the state, transactions and receipts roots of the real blocks', () => {
    const before = afterFirstTransfers(genesis, 6);
    const { build, stateOf } = createWorkshop({ genesis: { ...genesis, state: before }, keys: [] });
    const heights = new Set<number>();
    for (const header of withTransfers) {
      const parent = byHash.get(header.parentHash);
      if (parent === undefined) throw new Error('no parent');
      const transactions = (listed.get(header.hash) ?? []).map((hash: Hash) => {
        const body = bodies.get(hash);
        if (body === undefined) throw new Error(`no body of ${hash}`);
        return body;
      });
      const plan = { author: header.miner, validators: genesis.validators, timestamp: header.timestamp, transactions };
      const built = build({ parent: blockOf(parent), ...plan });
      const { hash, extraData, ...rest } = header;
      expect(built.header).toMatchObject(rest);
      expect(built.transactions).toEqual(transactions);
      expect(stateOf(header.stateRoot)?.accounts.get(SENDER)?.nonce).toBe(6 + transactions.length);
      heights.add(header.height);
    }
    expect(heights.size).toBe(2);
  });
});

it('the first transfers of the healthy recording give its state root', () => {
  const { genesis, headers } = recordedBlocks('qbft-healthy-and-quorum-loss');
  expect(afterFirstTransfers(genesis, 5).root).toBe(headers.find(({ height }) => height === 5)?.stateRoot);
});
