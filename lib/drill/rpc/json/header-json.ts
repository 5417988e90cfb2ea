import type { Header, Hex } from '@/lib/consensus/types';
import { quantity } from '@/lib/drill/rpc/json/quantity';

export type Json = Readonly<Record<string, unknown>>;

/** A map as Go prints it: keys in byte order. */
export const sortedKeys = (fields: Json): Json => Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Fields that a block and a header answer share. `extraData` is that of this node's copy. Source: quorum internal/ethapi/api.go RPCMarshalHeader. */
export function headerFields(header: Header, extraData: Hex): Json {
  return {
    difficulty: quantity(header.difficulty),
    extraData,
    gasLimit: quantity(header.gasLimit),
    gasUsed: quantity(header.gasUsed),
    hash: header.hash,
    logsBloom: header.logsBloom,
    miner: header.miner,
    mixHash: header.mixHash,
    nonce: header.nonce,
    number: quantity(header.height),
    parentHash: header.parentHash,
    receiptsRoot: header.receiptsRoot,
    sha3Uncles: header.sha3Uncles,
    stateRoot: header.stateRoot,
    timestamp: quantity(header.timestamp),
    transactionsRoot: header.transactionsRoot,
  };
}

/** Of the client's Header struct in memory, on 64-bit machines, as recorded. */
const STRUCT_BYTES = 544;

/** `size` of a header answer: what it takes in the client's memory. Source: quorum core/types/block.go Header.Size. */
export function headerSize({ difficulty, height }: Header, extraData: Hex): number {
  const bits = difficulty.toString(2).length + (height === 0 ? 0 : height.toString(2).length);
  return STRUCT_BYTES + (extraData.length - 2) / 2 + Math.floor(bits / 8);
}
