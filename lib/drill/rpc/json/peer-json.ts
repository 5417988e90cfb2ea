import { parseEnode } from '@/lib/drill/peers/parse-enode';
import { CLIENT_NAME } from '@/lib/drill/rpc/client-name';
import type { PeerView } from '@/lib/drill/types';

/** As the recorded nodes have them. */
const CAPABILITIES = ['eth/65', 'eth/66', 'istanbul/64', 'istanbul/99', 'istanbul/100', 'snap/1'];

/** An entry of admin_peers. Source: quorum p2p/peer.go PeerInfo, eth/peer.go ethPeerInfo; "handshake" until the peer said what it has. */
export function peerJson({ enode, inbound, isStatic, trusted, localAddress, remoteAddress, told }: PeerView) {
  const chain = told === null ? 'handshake' : { version: 66, difficulty: told.difficulty, head: told.head };
  return {
    enode,
    id: parseEnode(enode).id,
    name: CLIENT_NAME,
    caps: CAPABILITIES,
    network: { localAddress, remoteAddress, inbound, trusted, static: isStatic },
    protocols: { eth: chain, istanbul: chain, snap: told === null ? 'handshake' : { version: 1 } },
  };
}
