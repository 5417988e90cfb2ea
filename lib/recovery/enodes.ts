import { endpointOf, isOwnUnknown } from '@/lib/chain/peer-address';
import { addressFromEnode } from '@/lib/consensus/enode-address';
import type { PlanInput } from './plan-types';
import type { NodeLook } from './survey-types';

/**
 * The enode URL by which each node is named in calls, by node name. First the address at which most of the others dialled it, as that works;
 * then its own word; then what an earlier plan knew, as links that were cut tell nothing. A node that names only an address by which nobody
 * else reaches it is left out, as is one that never told any. Source: quorum p2p/nat, p2p/enode; recovery.md, step 6.
 */
export function enodesOf({ survey, diagnosis, earlierEnodes = {} }: PlanInput): Readonly<Record<string, string>> {
  const pictures = new Map(diagnosis.picture.nodes.map((node) => [node.name, node]));
  const told = survey.looks.map((look) => {
    const own = look.enode ?? pictures.get(look.node)?.enode ?? null;
    const address = look.address ?? pictures.get(look.node)?.address ?? (own === null ? null : addressFromEnode(own));
    return { node: look.node, own, address };
  });
  const isOneMachine = isOneMachineOf(told.flatMap(({ own }) => own ?? []));
  const found = told.map(({ node, own, address }) => {
    const earlier = earlierEnodes[node];
    const isSame = earlier !== undefined && address !== null && addressFromEnode(earlier) === address;
    const routable = own !== null && (isOneMachine || !namesItself(own)) ? own : null;
    const known = isSame && (isOneMachine || !namesItself(earlier)) ? earlier : null;
    return [node, dialledAt(address, survey.looks, diagnosis) ?? routable ?? known] as const;
  });
  return Object.fromEntries(found.flatMap(([name, enode]) => (enode === null ? [] : [[name, enode]])));
}

export const namesItself = (enode: string): boolean => isOwnUnknown(endpointOf(enode)?.host ?? '');

/** All listen on one machine: each at a port of its own of the same loopback address. */
function isOneMachineOf(enodes: readonly string[]): boolean {
  const ends = enodes.map(endpointOf);
  return enodes.every(namesItself) && new Set(ends.map((end) => end?.port)).size === enodes.length;
}

/** Only who dialled knows where the other listens: a connection that came in shows a passing port. */
function dialledAt(address: string | null, looks: readonly NodeLook[], { picture }: PlanInput['diagnosis']): string | null {
  if (address === null) return null;
  const asked = new Set(looks.map(({ node }) => node));
  const counts = new Map<string, number>();
  for (const { name, peerList } of picture.nodes)
    for (const peer of asked.has(name) ? (peerList ?? []) : [])
      if (peer.address === address && peer.inbound === false && peer.enode !== null)
        counts.set(peer.enode, (counts.get(peer.enode) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null;
}
