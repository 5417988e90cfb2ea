import { readOnce } from '@/lib/consensus/read-once';
import type { Plan } from '../plan-types';
import type { NodeLook } from '../survey-types';

type Peer = NonNullable<NodeLook['peers']>[number];

/** The node's key within an enode, lower case; null = there is none. */
const keyOf = (enode: string | null | undefined): string | null =>
  /^enode:\/\/([0-9a-f]{128})@/i.exec(enode ?? '')?.[1]?.toLowerCase() ?? null;

/** Which node of the plan a peer proves to be, by its key or the address of it; null = none of them. */
export function peerName(plan: Plan, { address, enode }: Peer): string | null {
  const { byAddress, byKey } = namesOf(plan);
  const key = address !== null && byAddress.has(address.toLowerCase()) ? null : keyOf(enode);
  return (address === null ? null : byAddress.get(address.toLowerCase())) ?? (key === null ? null : (byKey.get(key) ?? null));
}

type Names = { readonly byAddress: ReadonlyMap<string, string>; readonly byKey: ReadonlyMap<string, string> };

/** Asked for every peer of every node at every look. */
const namesOf = readOnce((plan: Plan): Names => {
  // The first of two that claim the same is it.
  const byAddress = new Map(
    Object.entries(plan.basis.addresses)
      .reverse()
      .map(([name, own]) => [own.toLowerCase(), name]),
  );
  const keys = Object.entries(plan.enodes).reverse();
  const byKey = new Map(keys.flatMap(([name, own]) => (keyOf(own) === null ? [] : [[keyOf(own) as string, name] as const])));
  return { byAddress, byKey };
});

/** How many peers it has, the larger one where its two answers differ; null = it tells neither. */
export function countPeers({ peerCount, peers }: NodeLook): number | null {
  if (peerCount === null && peers === null) return null;
  return Math.max(peerCount ?? 0, peers?.length ?? 0);
}

/** What a peer is called in a sentence. */
export const callPeer = (plan: Plan, peer: Peer): string => peerName(plan, peer) ?? peer.address ?? peer.enode?.slice(0, 24) ?? '?';
