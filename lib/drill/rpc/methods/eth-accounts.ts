import { call, estimateGas } from '@/lib/drill/rpc/call-account';
import { findChosen, findState } from '@/lib/drill/rpc/find-block';
import { blockNumberOrHash } from '@/lib/drill/rpc/go/block-number';
import { callArguments } from '@/lib/drill/rpc/go/call-arguments';
import { type GoType, optional } from '@/lib/drill/rpc/go/go-type';
import { goAddress } from '@/lib/drill/rpc/go/hex-types';
import { goString } from '@/lib/drill/rpc/go/plain-types';
import { quantity } from '@/lib/drill/rpc/json/quantity';
import { method, RpcError, type RpcMethod } from '@/lib/drill/rpc/rpc-method';

/** The overrides of eth_call: GoQuorum takes them and leaves them out of account. */
const overrides: GoType<unknown> = { optional: true, read: (value) => value };

/** Source: quorum internal/ethapi/api.go PublicBlockChainAPI, PublicTransactionPoolAPI.GetTransactionCount. No account of the drill has code. */
export const ETH_ACCOUNTS: Readonly<Record<string, RpcMethod>> = {
  eth_getBalance: method([goAddress, blockNumberOrHash], (at, address, choice) =>
    quantity(findState(at, choice).accounts.get(address)?.balance ?? 0n),
  ),
  eth_getTransactionCount: method([goAddress, blockNumberOrHash], (at, address, choice) => {
    if (choice !== null && 'tag' in choice && choice.tag === 'pending') return quantity(at.process.pool.nextNonce(address));
    return quantity(findState(at, choice).accounts.get(address)?.nonce ?? 0);
  }),
  eth_getCode: method([goAddress, blockNumberOrHash], (at, _address, choice) => {
    findState(at, choice);
    return '0x';
  }),
  eth_getStorageAt: method([goAddress, goString, blockNumberOrHash], (at, _address, _key, choice) => {
    findState(at, choice);
    return `0x${'0'.repeat(64)}`;
  }),
  eth_call: method([callArguments, blockNumberOrHash, overrides], (at, given, choice) => {
    call(findState(at, choice), given, null);
    return '0x';
  }),
  eth_estimateGas: method([callArguments, optional(blockNumberOrHash)], (at, given, choice) => {
    const block = findChosen(at, choice ?? { tag: 'pending' });
    if (block === null) throw new RpcError('block not found');
    return quantity(estimateGas(findState(at, choice ?? { tag: 'pending' }), given, block.block.header.gasLimit));
  }),
};
