import { hexToBytes } from '@/lib/consensus/hex-bytes';
import { keccak256 } from '@/lib/consensus/keccak256';
import { CLIENT_NAME } from '@/lib/drill/rpc/client-name';
import { hexBytes } from '@/lib/drill/rpc/go/hex-types';
import { quantity } from '@/lib/drill/rpc/json/quantity';
import { method, type RpcMethod } from '@/lib/drill/rpc/rpc-method';

/** Source: quorum internal/ethapi/api.go PublicNetAPI, node/api.go publicWeb3API. */
export const NET_AND_WEB3: Readonly<Record<string, RpcMethod>> = {
  net_version: method([], ({ node }) => String(node.workshop.genesis.networkId)),
  net_peerCount: method([], ({ process }) => quantity(process.peers.list().length)),
  net_listening: method([], () => true),
  web3_clientVersion: method([], () => CLIENT_NAME),
  web3_sha3: method([hexBytes], (_at, bytes) => keccak256(hexToBytes(bytes, 'bytes'))),
};
