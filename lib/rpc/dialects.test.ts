import { describe, expect, it } from 'vitest';
import { DIALECTS, type Dialect, dialectOf } from '@/lib/rpc/dialects';

const asked = (calls: readonly { readonly method: string; readonly params: readonly unknown[] }[]) =>
  calls.map(({ method, params }) => [method, ...params]);

describe('the dialect table', () => {
  it.each([
    ['Geth/v1.10.3-stable(quorum-v24.4.1)/linux-amd64/go1.26.8', 'goquorum'],
    ['Geth/validator-1/v1.9.20-stable-0d1eb0f3(quorum-v22.7.1)/linux-amd64/go1.15', 'goquorum'],
    ['besu/v24.5.4/linux-x86_64/openjdk-java-17', 'besu'],
    ['besu/validator-1/v26.8.0/linux-x86_64/openjdk-java-25', 'besu'],
    ['Geth/v1.13.15-stable/linux-amd64/go1.21', 'unknown'],
    ['anvil/v1.7.1', 'unknown'],
    ['my-proxy/besu/1', 'unknown'],
    ['', 'unknown'],
    [null, 'unknown'],
  ])('reads %s as %s', (version, id) => {
    expect(dialectOf(version).id).toBe(id);
  });

  it('asks for the set that may seal a block: GoQuorum of its parent, Besu of the block itself', () => {
    expect(asked(DIALECTS.goquorum.validatorsFor(20))).toEqual([['istanbul_getValidators', '0x13']]);
    expect(asked(DIALECTS.besu.validatorsFor(20))).toEqual([['qbft_getValidatorsByBlockNumber', '0x14']]);
    expect(asked(DIALECTS.unknown.validatorsFor(20))).toEqual([
      ['istanbul_getValidators', '0x13'],
      ['qbft_getValidatorsByBlockNumber', '0x14'],
    ]);
    expect(asked(DIALECTS.goquorum.validatorsFor(1))).toEqual([['istanbul_getValidators', '0x0']]);
    for (const dialect of Object.values(DIALECTS)) expect(dialect.validatorsFor(0)).toEqual([]);
  });

  it('asks for the set after the head: GoQuorum "latest", Besu "pending"', () => {
    expect(asked(DIALECTS.goquorum.validatorsNext())).toEqual([['istanbul_getValidators', 'latest']]);
    expect(asked(DIALECTS.besu.validatorsNext())).toEqual([['qbft_getValidatorsByBlockNumber', 'pending']]);
  });

  it('never asks anything that could change a node', () => {
    const reads =
      /^(eth_chainId|net_version|net_enode|web3_clientVersion|admin_nodeInfo|rpc_modules|txpool_(status|besuStatistics)|istanbul_(nodeAddress|get\w+)|qbft_get\w+)$/;
    for (const dialect of Object.values(DIALECTS) as Dialect[]) {
      const calls = [
        ...dialect.probes.map(({ call }) => call),
        ...dialect.identity.map(({ call }) => call),
        ...dialect.validatorsFor(5),
        ...dialect.validatorsNext(),
        ...[dialect.snapshot?.('latest'), dialect.signers?.('latest'), dialect.txpool?.()].filter((call) => call !== undefined),
      ];
      for (const { method } of calls) expect(method).toMatch(reads);
    }
  });

  it('asks who a node is in the order of proof', () => {
    expect(DIALECTS.goquorum.identity.map(({ source }) => source)).toEqual(['node-address', 'node-info']);
    expect(DIALECTS.besu.identity.map(({ source }) => source)).toEqual(['node-info', 'enode']);
  });

  it('reads the key out of an enode, and says null when there is none', () => {
    const key =
      'bea1176b1bea1d408e23d9aaac32ef6ceeccb595e2b308e1415c3988f9a10d6c5d406dfa89cef38a2bbf905d763803161f3754fcb82c756ccb26176efdabe875';
    const [, byEnode] = DIALECTS.besu.identity;
    expect(byEnode.call.parse(`enode://${key}@127.0.0.1:31601?discport=0`)).toBe('0xa5f1d34833bf2f7cf828cb5d1f3534cdcf56b570');
    expect(byEnode.call.parse('enode://12@127.0.0.1:1')).toBeNull();
  });
});
