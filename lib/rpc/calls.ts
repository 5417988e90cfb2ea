export { blockByHash, blockByNumber } from '@/lib/rpc/calls/block-calls';
export {
  blockNumber,
  chainId,
  clientVersion,
  mining,
  type NodeInfo,
  netEnode,
  netVersion,
  nodeInfo,
  type Peer,
  peerCount,
  peers,
  rpcModules,
  type Syncing,
  syncing,
} from '@/lib/rpc/calls/node-calls';
export { type TxPool, txpoolBesuStatistics, txpoolStatus } from '@/lib/rpc/calls/txpool-calls';
export {
  nodeAddress,
  type Signers,
  signersFromBlock,
  snapshotIstanbul,
  validatorsAtIstanbul,
  validatorsBesu,
} from '@/lib/rpc/calls/validator-calls';
