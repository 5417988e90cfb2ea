import { Transaction, Wallet } from 'ethers';
import { expect, it } from 'vitest';
import { encodeTransaction, transactionHash } from './encode-transaction';
import type { Hex } from './types';

const wallet = new Wallet(`0x${'11'.repeat(32)}`);
const to = `0x${'b0'.repeat(20)}`;
const hex = (value: bigint | number): string => `0x${BigInt(value).toString(16)}`;

/** A signed transaction as ethers has it, and as a node would answer it. */
function signed(of: Parameters<typeof Transaction.from>[0]) {
  const tx = Transaction.from(of);
  tx.signature = wallet.signingKey.sign(tx.unsignedHash);
  const { signature: sig } = tx;
  if (sig === null) throw new Error('not signed');
  const parity = BigInt(sig.yParity);
  const v = tx.type !== 0 ? parity : parity + (tx.chainId === 0n ? 27n : tx.chainId * 2n + 35n);
  const fees = { maxFeePerGas: hex(tx.maxFeePerGas ?? 0n), maxPriorityFeePerGas: hex(tx.maxPriorityFeePerGas ?? 0n) };
  const fields = {
    ...{ hash: tx.hash, type: hex(tx.type ?? 0), nonce: hex(tx.nonce), gasPrice: hex(tx.gasPrice ?? 0n), gas: hex(tx.gasLimit), to: tx.to },
    ...{ value: hex(tx.value), input: tx.data, chainId: hex(tx.chainId), v: hex(v), r: hex(BigInt(sig.r)), s: hex(BigInt(sig.s)) },
    ...fees,
    accessList: tx.accessList,
  };
  return { fields, raw: tx.serialized as Hex };
}

const base = { chainId: 1337, nonce: 7, gasLimit: 90_000, to, value: 3n, data: '0x00ff' };
const accessList = [{ address: to, storageKeys: [`0x${'01'.repeat(32)}`] }];

it.each([
  ['legacy', { ...base, type: 0, gasPrice: 0 }],
  ['legacy without a chain id', { ...base, chainId: 0, type: 0, gasPrice: 5 }],
  ['a contract', { ...base, to: null, type: 0, gasPrice: 1 }],
  ['with an access list', { ...base, type: 1, gasPrice: 0, accessList }],
  ['with two fees', { ...base, type: 2, maxFeePerGas: 9, maxPriorityFeePerGas: 1, accessList: [] }],
])('gives the raw bytes of a transaction by its fields: %s', (_what, of) => {
  const { fields, raw } = signed(of);
  expect(encodeTransaction(fields)).toBe(raw);
  expect(transactionHash(raw)).toBe(fields.hash);
});

it('gives none that has another hash than the fields say', () => {
  const { fields } = signed({ ...base, type: 0, gasPrice: 0 });
  expect(encodeTransaction({ ...fields, nonce: '0x8' })).toBeNull();
  expect(encodeTransaction({ ...fields, type: '0x3' })).toBeNull();
  expect(encodeTransaction({ ...fields, r: undefined })).toBeNull();
  expect(encodeTransaction({})).toBeNull();
});
