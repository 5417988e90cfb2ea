import type { NetworkPicture } from '@/lib/chain/picture';
import type { Address } from '@/lib/consensus/types';

/** The recovery that stopped the cores of all these validators; null = none did, or not of all. */
export function stoppedBy({ nodes, recovery }: NetworkPicture, validators: readonly Address[]): number | null {
  if (!recovery) return null;
  const own = nodes.filter(({ address }) => address !== null && validators.includes(address));
  return own.length > 0 && own.every(({ name }) => recovery.stopped.includes(name)) ? recovery.number : null;
}
