import { getAddress } from 'ethers/address';
import type { Address } from '@/lib/consensus/types';
import { type Json, sortedKeys } from '@/lib/drill/rpc/json/header-json';
import { quantity } from '@/lib/drill/rpc/json/quantity';
import { transactionJson } from '@/lib/drill/rpc/json/transaction-json';
import { type At, method, type RpcMethod } from '@/lib/drill/rpc/rpc-method';
import type { DrillTransaction } from '@/lib/drill/types';

type BySender = ReadonlyMap<Address, readonly DrillTransaction[]>;

/** Source: quorum internal/ethapi/api.go PublicTxPoolAPI. The senders here are the only addresses the client prints with a checksum. */
export const TXPOOL: Readonly<Record<string, RpcMethod>> = {
  txpool_status: method([], ({ process }) => ({
    pending: quantity(countIn(process.pool.pending())),
    queued: quantity(countIn(process.pool.queued())),
  })),
  txpool_content: method([], (at) => bothParts(at, (transaction) => transactionJson(transaction, null))),
  txpool_inspect: method([], (at) =>
    bothParts(at, ({ to, value, gas, gasPrice }) => `${getAddress(to)}: ${value} wei + ${gas} gas × ${gasPrice} wei`),
  ),
};

const countIn = (part: BySender): number => [...part.values()].reduce((sum, list) => sum + list.length, 0);

function bothParts({ process }: At, show: (transaction: DrillTransaction) => unknown): Json {
  const flat = (part: BySender): Json =>
    sortedKeys(
      Object.fromEntries(
        [...part].map(([sender, list]) => [getAddress(sender), Object.fromEntries(list.map((one) => [String(one.nonce), show(one)]))]),
      ),
    );
  return { pending: flat(process.pool.pending()), queued: flat(process.pool.queued()) };
}
