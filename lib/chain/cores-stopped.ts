import type { Address } from '@/lib/consensus/types';
import type { LoggedNode } from './logged-node';

/**
 * Whether the logs say that so many validators' cores are stopped that the others are no quorum: then no timers run that could be estimated
 * by. False also where it is not known.
 */
export function areCoresStopped(
  nodes: readonly LoggedNode[],
  set: { readonly validators: readonly Address[]; readonly quorumSize: number } | null,
): boolean {
  if (!set) return false;
  const stopped = new Set(
    nodes.flatMap(({ address, log }) => {
      const whose = log?.address ?? address;
      return log && log.state !== 'lost' && log.core === 'stopped' && whose && set.validators.includes(whose) ? [whose] : [];
    }),
  );
  return set.validators.length - stopped.size < set.quorumSize;
}
