import type { Plan } from '../plan-types';
import type { NodeLook } from '../survey-types';

type Peer = NonNullable<NodeLook['peers']>[number];

/** The node's key within an enode, lower case; null = there is none. */
const keyOf = (enode: string | null | undefined): string | null =>
  /^enode:\/\/([0-9a-f]{128})@/i.exec(enode ?? '')?.[1]?.toLowerCase() ?? null;

/** Which node of the plan a peer proves to be, by its key or the address of it; null = none of them. */
export function peerName({ basis, enodes }: Plan, { address, enode }: Peer): string | null {
  const byAddress = Object.entries(basis.addresses).find(([, own]) => address !== null && own.toLowerCase() === address.toLowerCase());
  if (byAddress) return byAddress[0];
  const key = keyOf(enode);
  return Object.entries(enodes).find(([, own]) => key !== null && keyOf(own) === key)?.[0] ?? null;
}

/** How many peers it has, the larger one where its two answers differ; null = it tells neither. */
export function countPeers({ peerCount, peers }: NodeLook): number | null {
  if (peerCount === null && peers === null) return null;
  return Math.max(peerCount ?? 0, peers?.length ?? 0);
}

/** What a peer is called in a sentence. */
export const callPeer = (plan: Plan, peer: Peer): string => peerName(plan, peer) ?? peer.address ?? peer.enode?.slice(0, 24) ?? '?';
