import { findBlock } from '@/lib/drill/rpc/find-block';
import { blockNumber } from '@/lib/drill/rpc/go/block-number';
import { filterQuery } from '@/lib/drill/rpc/go/filter-query';
import { goHash, hexUint } from '@/lib/drill/rpc/go/hex-types';
import { goBool } from '@/lib/drill/rpc/go/plain-types';
import { blockJson, headerJson } from '@/lib/drill/rpc/json/block-json';
import { quantity } from '@/lib/drill/rpc/json/quantity';
import { method, RpcError, type RpcMethod } from '@/lib/drill/rpc/rpc-method';
import type { StoredBlock } from '@/lib/drill/types';

/** Source: quorum internal/ethapi/api.go PublicBlockChainAPI, eth/filters/api.go. No block has uncles, and no transfer logs. */
export const ETH_BLOCKS: Readonly<Record<string, RpcMethod>> = {
  eth_blockNumber: method([], ({ process }) => quantity(process.chain.head().block.header.height)),
  eth_getBlockByNumber: method([blockNumber, goBool], (at, tag, full) => {
    const copy = findBlock(at, tag);
    return copy === null ? null : blockJson(at, copy, full, tag === 'pending');
  }),
  eth_getBlockByHash: method([goHash, goBool], (at, hash, full) => {
    const copy = at.process.chain.get(hash);
    return copy === null ? null : blockJson(at, copy, full);
  }),
  eth_getHeaderByNumber: method([blockNumber], (at, tag) => {
    const copy = findBlock(at, tag);
    return copy === null ? null : headerJson(at, copy, tag === 'pending');
  }),
  eth_getHeaderByHash: method([goHash], (at, hash) => {
    const copy = at.process.chain.get(hash);
    return copy === null ? null : headerJson(at, copy);
  }),
  eth_getBlockTransactionCountByNumber: method([blockNumber], (at, tag) => countIn(findBlock(at, tag))),
  eth_getBlockTransactionCountByHash: method([goHash], ({ process }, hash) => countIn(process.chain.get(hash))),
  eth_getUncleCountByBlockNumber: method([blockNumber], (at, tag) => (findBlock(at, tag) === null ? null : '0x0')),
  eth_getUncleCountByBlockHash: method([goHash], ({ process }, hash) => (process.chain.get(hash) === null ? null : '0x0')),
  eth_getUncleByBlockNumberAndIndex: method([blockNumber, hexUint], () => null),
  eth_getUncleByBlockHashAndIndex: method([goHash, hexUint], () => null),
  eth_getLogs: method([filterQuery], ({ process }, { blockHash }) => {
    if (blockHash !== null && process.chain.get(blockHash) === null) throw new RpcError('unknown block');
    return [];
  }),
};

const countIn = (copy: StoredBlock | null): string | null => (copy === null ? null : quantity(copy.block.transactions.length));
