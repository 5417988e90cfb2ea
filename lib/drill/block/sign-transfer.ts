import { signRecoverable } from 'tiny-secp256k1';
import { bytesToHex, hexToBytes } from '@/lib/consensus/hex-bytes';
import { keccak256 } from '@/lib/consensus/keccak256';
import type { Address, Hex } from '@/lib/consensus/types';
import { encodeTransfer } from '@/lib/drill/block/encode-transfer';
import { intrinsicGas } from '@/lib/drill/block/gas';
import type { DrillKey, DrillTransaction } from '@/lib/drill/types';

type Transfer = {
  readonly key: DrillKey;
  readonly chainId: number;
  readonly nonce: number;
  readonly to: Address;
  /** Wei; 1 unless given. */
  readonly value?: bigint;
  /** What the transfer uses unless given. */
  readonly gas?: bigint;
  /** 0 unless given: GoQuorum takes no other until gas prices are enabled. */
  readonly gasPrice?: bigint;
  readonly data?: Hex;
};

/** A transfer signed for one chain (EIP-155): the same input gives the same bytes. Source: quorum core/types/transaction_signing.go. */
export function signTransfer({ key, chainId, nonce, to, value = 1n, data = '0x', gasPrice = 0n, gas }: Transfer): DrillTransaction {
  const unsigned = { nonce, gasPrice, gas: gas ?? intrinsicGas(data), to, value, data };
  const digest = keccak256(encodeTransfer(unsigned, { v: BigInt(chainId), r: 0n, s: 0n }));
  const { signature, recoveryId } = signRecoverable(hexToBytes(digest, 'digest', 32), key.privateKey);
  const signed = {
    v: BigInt(chainId) * 2n + 35n + BigInt(recoveryId),
    r: BigInt(bytesToHex(signature.subarray(0, 32))),
    s: BigInt(bytesToHex(signature.subarray(32))),
  };
  const raw = encodeTransfer(unsigned, signed);
  return { hash: keccak256(raw), raw: bytesToHex(raw), from: key.address, ...unsigned, ...signed };
}
