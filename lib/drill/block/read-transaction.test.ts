import { Transaction, Wallet } from 'ethers';
import { describe, expect, it } from 'vitest';
import { bytesToHex } from '@/lib/consensus/hex-bytes';
import { deriveKey } from '@/lib/drill/block/derive-key';
import { readTransaction } from '@/lib/drill/block/read-transaction';
import { REFUSED } from '@/lib/drill/block/refused-transactions.test-world';
import { signTransfer } from '@/lib/drill/block/sign-transfer';
import { TransactionError } from '@/lib/drill/block/transaction-error';

const key = deriveKey('quorumwatch', 'account 1');
const wallet = new Wallet(bytesToHex(key.privateKey));
const to = '0x00000000000000000000000000000000000000aa';
const ethersTransfer = { chainId: 1337, nonce: 3, to, value: 5n, gasLimit: 25_000n, gasPrice: 0n, data: '0x0102' };

const refusal = (raw: string): string => {
  try {
    readTransaction(raw, 1337);
  } catch (error) {
    if (error instanceof TransactionError) return error.message;
    throw error;
  }
  return 'taken';
};

describe('a raw transaction', () => {
  it.each(REFUSED)('is refused in the words of the real client: %s', (raw, message) => {
    expect(refusal(raw)).toBe(message);
  });

  it('of ethers is read with its sender and hash', async () => {
    const raw = await wallet.signTransaction({ ...ethersTransfer, type: 0 });
    const { hash, from } = Transaction.from(raw);
    expect(readTransaction(raw, 1337)).toMatchObject({
      hash,
      raw,
      from: from?.toLowerCase(),
      to,
      nonce: 3,
      value: 5n,
      gas: 25_000n,
      gasPrice: 0n,
      data: '0x0102',
    });
  });

  it('signed here is what ethers signs, and reads back as it was', async () => {
    const signed = signTransfer({ key, chainId: 1337, nonce: 3, to, value: 5n, gas: 25_000n, data: '0x0102' });
    expect(signed.raw).toBe(await wallet.signTransaction({ ...ethersTransfer, type: 0 }));
    expect(readTransaction(signed.raw, 1337)).toEqual(signed);
  });

  it('takes the gas that a transfer with its data uses when none is given', () => {
    expect(signTransfer({ key, chainId: 1337, nonce: 0, to }).gas).toBe(21_000n);
    expect(signTransfer({ key, chainId: 1337, nonce: 0, to, data: '0x00ff' }).gas).toBe(21_000n + 4n + 16n);
  });

  it('that would need contract code is refused in clear words', async () => {
    const creation = await wallet.signTransaction({ chainId: 1337, nonce: 0, gasLimit: 90_000n, gasPrice: 0n, data: '0x60', type: 0 });
    const precompile = signTransfer({ key, chainId: 1337, nonce: 0, to: '0x0000000000000000000000000000000000000004' });
    const listed = await wallet.signTransaction({ ...ethersTransfer, type: 1, accessList: [] });
    expect(refusal(creation)).toBe('the drill runs transfers only: no contract can be created');
    expect(refusal(precompile.raw)).toContain('the drill runs transfers only');
    expect(refusal(listed)).toContain('legacy transfers only');
  });
});
