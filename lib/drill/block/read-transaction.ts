import { CodecError } from '@/lib/consensus/codec-error';
import { bytesToHex, hexToBytes } from '@/lib/consensus/hex-bytes';
import { keccak256 } from '@/lib/consensus/keccak256';
import { recoverSeal } from '@/lib/consensus/recover-seal';
import type { Address } from '@/lib/consensus/types';
import { encodeTransfer, type UnsignedTransfer } from '@/lib/drill/block/encode-transfer';
import { type LegacyFields, readLegacy } from '@/lib/drill/block/read-legacy';
import { TransactionError } from '@/lib/drill/block/transaction-error';
import type { DrillTransaction } from '@/lib/drill/types';

type Signature = Pick<DrillTransaction, 'v' | 'r' | 's'>;

const ACCESS_LIST_TYPE = 1;
const ETHER = 10n ** 18n;
const FEE_CAP = ETHER;
const HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
/** v of GoQuorum's private transactions. Source: quorum core/types/transaction_signing_private.go. */
const PRIVATE_V = [37n, 38n];
const LAST_PRECOMPILE = 9n;

/**
 * A raw transaction as eth_sendRawTransaction takes it, up to where the pool judges. What the client would take and the drill can't run
 * (contracts, calls, private and typed transactions) is refused in the drill's own words. Source: quorum core/types/transaction.go
 * UnmarshalBinary, internal/ethapi/api.go SubmitTransaction, core/types/transaction_signing.go.
 * @throws TransactionError
 */
export function readTransaction(raw: string, chainId: number): DrillTransaction {
  const bytes = bytesOf(raw);
  const fields = readLegacy(legacyBytes(bytes));
  checkFee(fields);
  if (fields.v < 2n || fields.v === 27n || fields.v === 28n)
    throw new TransactionError('only replay-protected (EIP-155) transactions allowed over RPC');
  if (PRIVATE_V.includes(fields.v)) throw new TransactionError('ether value is not supported for private transactions');
  if (fields.v < 35n || (fields.v - 35n) / 2n !== BigInt(chainId)) throw new TransactionError('invalid chain id for signer');
  checkRange(fields);
  const transfer = transferOf(fields);
  const { v, r, s } = fields;
  const from = senderOf(transfer, { v, r, s }, chainId);
  return { hash: keccak256(bytes), raw: bytesToHex(bytes), from, ...transfer, v, r, s };
}

function bytesOf(raw: string): Uint8Array {
  try {
    return hexToBytes(raw, 'raw transaction');
  } catch (error) {
    if (error instanceof CodecError) throw new TransactionError(error.message);
    throw error;
  }
}

function legacyBytes(bytes: Uint8Array): Uint8Array {
  const [first] = bytes;
  if (first === undefined) throw new TransactionError('empty typed transaction bytes');
  if (first > 0x7f) return bytes;
  if (first !== ACCESS_LIST_TYPE) throw new TransactionError('transaction type not supported');
  throw new TransactionError(bytes.length === 1 ? 'EOF' : 'the drill takes legacy transfers only, none with an access list');
}

/** Source: quorum internal/ethapi/api.go checkTxFee; the cap is the default of --rpc.txfeecap. */
function checkFee({ gasPrice, gas }: LegacyFields): void {
  const fee = gasPrice * gas;
  if (fee <= FEE_CAP) return;
  throw new TransactionError(`tx fee (${(Number(fee) / Number(ETHER)).toFixed(2)} ether) exceeds the configured cap (1.00 ether)`);
}

/** Source: quorum crypto/crypto.go ValidateSignatureValues, homestead rules. */
function checkRange({ r, s }: LegacyFields): void {
  if (r < 1n || s < 1n || r >= ORDER || s > HALF_ORDER) throw new TransactionError('invalid transaction v, r, s values');
}

function transferOf({ nonce, gasPrice, gas, to, value, data }: LegacyFields): UnsignedTransfer {
  if (to === null) throw new TransactionError('the drill runs transfers only: no contract can be created');
  if (BigInt(to) >= 1n && BigInt(to) <= LAST_PRECOMPILE)
    throw new TransactionError(`the drill runs transfers only: ${to} is a contract of the client`);
  if (nonce > BigInt(Number.MAX_SAFE_INTEGER)) throw new TransactionError('the drill takes nonces up to 2^53 - 1');
  return { nonce: Number(nonce), gasPrice, gas, to, value, data };
}

function senderOf(transfer: UnsignedTransfer, { v, r, s }: Signature, chainId: number): Address {
  const digest = keccak256(encodeTransfer(transfer, { v: BigInt(chainId), r: 0n, s: 0n }));
  const parts = [r, s].map((part) => part.toString(16).padStart(64, '0')).join('');
  const from = recoverSeal(hexToBytes(digest, 'digest', 32), hexToBytes(`0x${parts}${v % 2n === 1n ? '00' : '01'}`, 'signature', 65));
  if (from === null) throw new TransactionError('recovery failed');
  return from;
}
