import { quantity } from '@/lib/drill/rpc/json/quantity';
import { type At, method, type RpcMethod } from '@/lib/drill/rpc/rpc-method';

/** Source: quorum eth/api.go, internal/ethapi/api.go PublicEthereumAPI. eth_protocolVersion is not among them: this version dropped it. */
export const ETH_NODE: Readonly<Record<string, RpcMethod>> = {
  eth_chainId: method([], ({ node }) => quantity(node.workshop.genesis.chainId)),
  eth_syncing: method([], syncing),
  eth_mining: method([], ({ process }) => process.miner.isMining()),
  eth_hashrate: method([], () => '0x0'),
  eth_coinbase: method([], ({ node }) => node.key.address),
  eth_etherbase: method([], ({ node }) => node.key.address),
  eth_accounts: method([], () => []),
  eth_gasPrice: method([], () => '0x0'),
};

function syncing({ process }: At): unknown {
  const progress = process.peers.syncing();
  if (progress === null) return false;
  return {
    currentBlock: quantity(progress.currentBlock),
    highestBlock: quantity(progress.highestBlock),
    knownStates: '0x0',
    pulledStates: '0x0',
    startingBlock: quantity(progress.startingBlock),
  };
}
