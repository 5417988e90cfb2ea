import { bytesToHex } from '@/lib/consensus/hex-bytes';
import type { Address, Hex } from '@/lib/consensus/types';
import { TransactionError } from '@/lib/drill/block/transaction-error';

/** A legacy transaction as its RLP has it, nothing checked yet. `to` null = contract creation. */
export type LegacyFields = {
  readonly nonce: bigint;
  readonly gasPrice: bigint;
  readonly gas: bigint;
  readonly to: Address | null;
  readonly value: bigint;
  readonly data: Hex;
  readonly v: bigint;
  readonly r: bigint;
  readonly s: bigint;
};

type Item = { readonly kind: 'byte' | 'string' | 'list'; readonly start: number; readonly end: number };
/** Go's type of a field and, inside the transaction, its name: both stand in the client's errors. */
type Target = { readonly type: string; readonly field?: string };

const TRANSACTION: Target = { type: 'types.LegacyTx' };
const TOO_LARGE_INPUT = 'rlp: value size exceeds available input length';
const TOO_LARGE_ELEMENT = 'rlp: element is larger than containing list';

/**
 * The fields of a raw legacy transaction, or the client's very words for what is wrong with it. Source: quorum rlp/decode.go, core/types/legacy_tx.go.
 * @throws TransactionError
 */
export function readLegacy(bytes: Uint8Array): LegacyFields {
  const list = itemAt(bytes, 0, bytes.length, TRANSACTION, TOO_LARGE_INPUT);
  if (list.kind !== 'list') throw failed('expected input list', TRANSACTION);
  let at = list.start;
  const next = (target: Target): Item => {
    if (at >= list.end) throw failed('too few elements', TRANSACTION);
    const item = itemAt(bytes, at, list.end, target, TOO_LARGE_ELEMENT);
    at = item.end;
    return item;
  };
  const uint64 = (field: string): bigint => {
    const target = { type: 'uint64', field };
    const item = next(target);
    if (item.kind === 'list') throw failed('expected input string or byte', target);
    if (item.end - item.start > 8) throw failed('input string too long', target);
    return integer(bytes, item, target);
  };
  const bigInt = (field: string): bigint => {
    const target = { type: '*big.Int', field };
    return integer(bytes, next(target), target);
  };
  const fields: LegacyFields = {
    nonce: uint64('Nonce'),
    gasPrice: bigInt('GasPrice'),
    gas: uint64('Gas'),
    to: addressIn(bytes, next({ type: '*common.Address', field: 'To' })),
    value: bigInt('Value'),
    data: dataIn(bytes, next({ type: '[]uint8', field: 'Data' })),
    v: bigInt('V'),
    r: bigInt('R'),
    s: bigInt('S'),
  };
  if (at < list.end) throw failed('input list has too many elements', TRANSACTION);
  if (list.end < bytes.length) throw new TransactionError('rlp: input contains more than one value');
  return fields;
}

function itemAt(bytes: Uint8Array, at: number, limit: number, target: Target, tooLarge: string): Item {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return { kind: 'byte', start: at, end: at + 1 };
  const kind = first < 0xc0 ? 'string' : 'list';
  const short = first - (kind === 'string' ? 0x80 : 0xc0);
  const sizeBytes = Math.max(0, short - 55);
  const start = at + 1 + sizeBytes;
  if (start > limit) throw new TransactionError(tooLarge);
  const size = sizeBytes === 0 ? short : bytes.subarray(at + 1, start).reduce((sum, byte) => sum * 256 + byte, 0);
  if (sizeBytes > 0 && (size < 56 || (sizeBytes > 1 && bytes[at + 1] === 0))) throw failed('non-canonical size information', target);
  if (start + size > limit) throw new TransactionError(tooLarge);
  return { kind, start, end: start + size };
}

function stringIn(bytes: Uint8Array, { kind, start, end }: Item, target: Target): Uint8Array {
  if (kind === 'list') throw failed('expected input string or byte', target);
  if (kind === 'string' && end - start === 1 && (bytes[start] ?? 0) < 0x80) throw failed('non-canonical size information', target);
  return bytes.subarray(start, end);
}

function integer(bytes: Uint8Array, item: Item, target: Target): bigint {
  const digits = stringIn(bytes, item, target);
  if (digits[0] === 0) throw failed('non-canonical integer (leading zero bytes)', target);
  return digits.length === 0 ? 0n : BigInt(bytesToHex(digits));
}

function addressIn(bytes: Uint8Array, { kind, start, end }: Item): Address | null {
  const size = end - start;
  if (size === 0 && kind === 'string') return null;
  if (size === 0) throw failed('wrong kind of empty value (got List, want String)', { type: '*common.Address', field: 'To' });
  const target = { type: 'common.Address', field: 'To' };
  if (kind === 'list') throw failed('expected input string or byte', target);
  if (size !== 20) throw failed(size < 20 ? 'input string too short' : 'input string too long', target);
  return bytesToHex(bytes.subarray(start, end));
}

const dataIn = (bytes: Uint8Array, item: Item): Hex => bytesToHex(stringIn(bytes, item, { type: '[]uint8', field: 'Data' }));

const failed = (what: string, { type, field }: Target): TransactionError =>
  new TransactionError(`rlp: ${what} for ${type}${field === undefined ? '' : `, decoding into (types.LegacyTx).${field}`}`);
