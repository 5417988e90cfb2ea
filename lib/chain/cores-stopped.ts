import type { Address } from '@/lib/consensus/types';
import type { LoggedNode } from './logged-node';

type Node = LoggedNode & { readonly mining?: boolean | null };

/**
 * Whether so many validators' cores are stopped, by their logs or by eth_mining of those clients where it tells, that the others are no quorum:
 * then no timers run that could be estimated by. False also where it is not known.
 */
export function areCoresStopped(
  nodes: readonly Node[],
  set: { readonly validators: readonly Address[]; readonly quorumSize: number } | null,
): boolean {
  if (!set) return false;
  const [stopped, running] = [new Set<Address>(), new Set<Address>()];
  for (const { address, log, mining = null } of nodes) {
    const whose = log?.address ?? address;
    if (!whose || !set.validators.includes(whose)) continue;
    const isStopped = mining === false || (log !== null && log.state !== 'lost' && log.core === 'stopped');
    if (isStopped) stopped.add(whose);
    else if (mining) running.add(whose);
  }
  // One identity in two places: one core of it is enough.
  const count = [...stopped].filter((one) => !running.has(one)).length;
  return set.validators.length - count < set.quorumSize;
}
