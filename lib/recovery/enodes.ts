import { endpointOf } from '@/lib/chain/peer-address';
import { addressFromEnode } from '@/lib/consensus/enode-address';
import type { PlanInput } from './plan-types';
import type { NodeLook } from './survey-types';

/** A node that does not know its own address says one of these. */
const OWN_UNKNOWN = /^(127\.|0\.0\.0\.0$|::1?$|localhost$)/;

/**
 * The enode URL by which each node is named in calls, by node name. Its own word, unless that names no address by which others reach it:
 * then the one at which most of the others dialled it. A node that never told one is left out.
 */
export function enodesOf({ survey, diagnosis }: PlanInput): Readonly<Record<string, string>> {
  const pictures = new Map(diagnosis.picture.nodes.map((node) => [node.name, node]));
  const found = survey.looks.map((look) => {
    const own = look.enode ?? pictures.get(look.node)?.enode ?? null;
    const address = look.address ?? pictures.get(look.node)?.address ?? (own === null ? null : addressFromEnode(own));
    return [look.node, choose(own, dialledAt(address, survey.looks, diagnosis))] as const;
  });
  return Object.fromEntries(found.flatMap(([name, enode]) => (enode === null ? [] : [[name, enode]])));
}

function choose(own: string | null, dialled: string | null): string | null {
  const host = endpointOf(own)?.host;
  return host !== undefined && !OWN_UNKNOWN.test(host) ? own : (dialled ?? own);
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
