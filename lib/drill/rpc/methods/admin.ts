import { EnodeError, parseEnode } from '@/lib/drill/peers/parse-enode';
import { optional } from '@/lib/drill/rpc/go/go-type';
import { goString, goUint64 } from '@/lib/drill/rpc/go/plain-types';
import { nodeInfoJson } from '@/lib/drill/rpc/json/node-info-json';
import { peerJson } from '@/lib/drill/rpc/json/peer-json';
import { type At, method, RpcError, type RpcMethod } from '@/lib/drill/rpc/rpc-method';

/** True = the enode was understood, not that anything came of it. Source: quorum node/api.go privateAdminAPI. */
const withEnode = (act: (at: At, enode: string) => void): RpcMethod =>
  method([goString], (at, enode) => {
    try {
      act(at, enode);
      return true;
    } catch (error) {
      throw error instanceof EnodeError ? new RpcError(error.message) : error;
    }
  });

const notSimulated = (what: string) => new RpcError(`not simulated: ${what}, the drill's nodes keep no files`);

/** Source: quorum node/api.go, eth/api.go PrivateAdminAPI. Trusted peers only pass over maxpeers, which the drill does not reach. */
export const ADMIN: Readonly<Record<string, RpcMethod>> = {
  admin_nodeInfo: method([], nodeInfoJson),
  admin_peers: method([], (at) =>
    at.process.peers
      .list()
      .map(peerJson)
      .sort((one, other) => (one.id < other.id ? -1 : 1)),
  ),
  admin_addPeer: withEnode(({ process }, enode) => process.peers.add(enode)),
  admin_removePeer: withEnode(({ process }, enode) => process.peers.remove(enode)),
  admin_addTrustedPeer: withEnode((_at, enode) => parseEnode(enode)),
  admin_removeTrustedPeer: withEnode((_at, enode) => parseEnode(enode)),
  admin_datadir: method([], ({ node }) => `/data/${node.name}`),
  admin_exportChain: method([goString, optional(goUint64), optional(goUint64)], (_at, _file, first, last) => {
    if (first === null && last !== null) throw new RpcError('last cannot be specified without first');
    throw notSimulated('admin_exportChain');
  }),
  admin_importChain: method([goString], () => {
    throw notSimulated('admin_importChain');
  }),
};
