import { addressFromEnode } from '@/lib/consensus/enode-address';
import { namesItself } from './enodes';
import type { PlanInput } from './plan-types';

/**
 * Nodes that nobody can dial and that dial the others themselves (behind NAT, say), each by an enode that holds its key: a link is removed by that
 * alone, whatever address stands beside it, and made anew from the node's own end. One counts that is seen to have dialled a node that can be
 * (`dialled`), or that an earlier plan knew as such. Source: quorum p2p/server.go RemovePeer; a link that came in shows a passing port.
 */
export function dialOutOf(
  { survey, diagnosis, earlierEnodes = {} }: PlanInput,
  dialled: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const pictures = new Map(diagnosis.picture.nodes.map((node) => [node.name, node]));
  return Object.fromEntries(
    survey.looks.flatMap(({ node, address, enode, answered }) => {
      if (!answered || address === null || node in dialled) return [];
      const earlier = earlierEnodes[node];
      const before = earlier !== undefined && namesItself(earlier) && addressFromEnode(earlier) === address ? earlier : null;
      const cameIn = Object.keys(dialled).flatMap(
        (other) => pictures.get(other)?.peerList?.filter((peer) => peer.address === address && peer.inbound === true) ?? [],
      );
      const own = enode ?? pictures.get(node)?.enode ?? cameIn[0]?.enode ?? before;
      return own !== null && (cameIn.length > 0 || before !== null) ? [[node, own] as const] : [];
    }),
  );
}
