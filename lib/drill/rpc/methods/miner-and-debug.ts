import { findBlock } from '@/lib/drill/rpc/find-block';
import { optional } from '@/lib/drill/rpc/go/go-type';
import { hexUint64 } from '@/lib/drill/rpc/go/hex-types';
import { goInt, goUint64 } from '@/lib/drill/rpc/go/plain-types';
import { method, RpcError, type RpcMethod } from '@/lib/drill/rpc/rpc-method';

/** Source: quorum eth/api.go PrivateMinerAPI: a miner that runs only takes the number of threads. */
export const MINER: Readonly<Record<string, RpcMethod>> = {
  miner_start: method([optional(goInt)], ({ process }) => {
    if (!process.miner.isMining()) process.miner.start();
    return null;
  }),
  miner_stop: method([], ({ process }) => {
    process.miner.stop();
    return null;
  }),
};

/** Source: quorum internal/ethapi/api.go PublicDebugAPI, PrivateDebugAPI; eth/api.go PrivateDebugAPI. */
export const DEBUG: Readonly<Record<string, RpcMethod>> = {
  // Says null whatever happens: only the head tells.
  debug_setHead: method([hexUint64], ({ process }, height) => {
    process.chain.setHead(Number(height));
    return null;
  }),
  debug_getBlockRlp: method([goUint64], (at, height) => {
    const copy = findBlock(at, height);
    if (copy === null) throw new RpcError(`block #${height} not found`);
    return at.node.workshop.rlpOf(copy).slice(2);
  }),
  debug_getBadBlocks: method([], () => []),
};
