import type { Hash } from '@/lib/consensus/types';
import { blockNumber } from '@/lib/drill/rpc/go/block-number';
import { cannotRead, type GoType, GoTypeError, jsonKind } from '@/lib/drill/rpc/go/go-type';
import { goHash } from '@/lib/drill/rpc/go/hex-types';

/** Of eth_getLogs, as far as it can decide anything where no contract logs: the block it must find; null = a range. */
export type FilterQuery = { readonly blockHash: Hash | null };

/** Source: quorum eth/filters/api.go FilterCriteria. Addresses and topics are not looked at. */
export const filterQuery: GoType<FilterQuery> = {
  optional: false,
  read: (value) => {
    if (value !== null && (typeof value !== 'object' || Array.isArray(value))) throw cannotRead(jsonKind(value), 'filters.input');
    const { blockHash = null, fromBlock = null, toBlock = null } = (value ?? {}) as Readonly<Record<string, unknown>>;
    if (blockHash !== null && (fromBlock !== null || toBlock !== null))
      throw new GoTypeError('cannot specify both BlockHash and FromBlock/ToBlock, choose one or the other');
    for (const tag of [fromBlock, toBlock]) if (tag !== null) blockNumber.read(tag);
    return { blockHash: blockHash === null ? null : goHash.read(blockHash, 'Go struct field input.blockHash') };
  },
};
