import type { Address } from '@/lib/consensus/types';
import type { Confirmed } from './plan-types';

/** What stands in the way of a node that does not say who it is. */
export const identityBlocker = (node: string): string => `identity:${node}`;

/** That a person read on the machine of a node whose key it has, as it is kept. */
export const confirmedAs = (blocker: string, address: Address): string => `${blocker}=${address.toLowerCase()}`;

/** Who a person said this node is, the last word; null = nobody did. */
export function confirmedIdentity(confirmed: readonly Confirmed[], node: string): Address | null {
  const start = `${identityBlocker(node)}=`;
  const last = confirmed.findLast(({ blocker }) => blocker.startsWith(start))?.blocker.slice(start.length);
  return last !== undefined && /^0x[0-9a-f]{40}$/.test(last) ? (last as Address) : null;
}
