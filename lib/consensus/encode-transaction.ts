import { CodecError } from '@/lib/consensus/codec-error';
import { concatBytes, rlpBytes, rlpInteger, rlpList } from '@/lib/consensus/encode-rlp';
import { bytesToHex, hexToBytes } from '@/lib/consensus/hex-bytes';
import { keccak256 } from '@/lib/consensus/keccak256';
import type { Hash, Hex } from '@/lib/consensus/types';

type Fields = Readonly<Record<string, unknown>>;

/** The hash of a transaction by its raw bytes, whatever its type. @throws CodecError when it is no hex */
export const transactionHash = (raw: Hex): Hash => keccak256(hexToBytes(raw, 'raw transaction'));

/**
 * The raw bytes of a signed transaction from the fields a node answers for it (types 0, 1 and 2); null when the fields are of another type,
 * incomplete, or do not give the hash that stands beside them: then they are not the whole transaction.
 * Source: quorum core/types/legacy_tx.go, access_list_tx.go; EIP-1559, EIP-2930.
 */
export function encodeTransaction(fields: Fields): Hex | null {
  try {
    const raw = bytesToHex(encodeAs(fields));
    return transactionHash(raw) === lower(fields.hash) ? raw : null;
  } catch (error) {
    if (error instanceof CodecError) return null;
    throw error;
  }
}

function encodeAs(fields: Fields): Uint8Array {
  const type = fields.type == null ? 0n : amount(fields, 'type');
  const call = [amountItem(fields, 'gas'), toItem(fields.to), amountItem(fields, 'value'), bytesItem(fields, 'input')];
  const signature = (parity: string) => [amountItem(fields, parity), amountItem(fields, 'r'), amountItem(fields, 's')];
  if (type === 0n) return rlpList([amountItem(fields, 'nonce'), amountItem(fields, 'gasPrice'), ...call, ...signature('v')]);
  const first = [amountItem(fields, 'chainId'), amountItem(fields, 'nonce')];
  const last = [accessItem(fields.accessList), ...signature(fields.yParity == null ? 'v' : 'yParity')];
  if (type === 1n) return typed(1, [...first, amountItem(fields, 'gasPrice'), ...call, ...last]);
  if (type === 2n) {
    const fees = [amountItem(fields, 'maxPriorityFeePerGas'), amountItem(fields, 'maxFeePerGas')];
    return typed(2, [...first, ...fees, ...call, ...last]);
  }
  throw new CodecError(`transactions of type ${type} are not known here`);
}

const typed = (type: number, items: readonly Uint8Array[]): Uint8Array => concatBytes([Uint8Array.of(type), rlpList(items)]);

function amount(fields: Fields, name: string): bigint {
  const value = fields[name];
  if (typeof value !== 'string' || !/^0x[0-9a-f]+$/i.test(value)) throw new CodecError(`${name} is no hex quantity`);
  return BigInt(value);
}

const amountItem = (fields: Fields, name: string): Uint8Array => rlpInteger(amount(fields, name), name);

function bytesItem(fields: Fields, name: string): Uint8Array {
  const value = fields[name];
  if (typeof value !== 'string') throw new CodecError(`${name} is missing`);
  return rlpBytes(hexToBytes(value, name));
}

/** null = a contract is created. */
function toItem(to: unknown): Uint8Array {
  if (to === null || to === undefined) return rlpBytes(new Uint8Array(0));
  if (typeof to !== 'string') throw new CodecError('to is no address');
  return rlpBytes(hexToBytes(to, 'to', 20));
}

function accessItem(list: unknown): Uint8Array {
  if (!Array.isArray(list)) throw new CodecError('accessList is missing');
  return rlpList(
    list.map((entry: unknown) => {
      const { address, storageKeys } = (entry ?? {}) as { address?: unknown; storageKeys?: unknown };
      if (typeof address !== 'string' || !Array.isArray(storageKeys)) throw new CodecError('accessList is broken');
      const keys = storageKeys.map((key: unknown) => rlpBytes(hexToBytes(String(key), 'storage key', 32)));
      return rlpList([rlpBytes(hexToBytes(address, 'address', 20)), rlpList(keys)]);
    }),
  );
}

const lower = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);
