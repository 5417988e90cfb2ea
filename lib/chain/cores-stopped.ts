import type { Address } from '@/lib/consensus/types';
import type { LoggedNode } from './logged-node';
import { stoppedValidators } from './stopped-validators';

/**
 * Whether so many validators' cores are stopped, by their logs or by eth_mining of those clients where it tells, that the others are no quorum:
 * then no timers run that could be estimated by. False also where it is not known.
 */
export function areCoresStopped(
  nodes: readonly (LoggedNode & { readonly mining?: boolean | null })[],
  set: { readonly validators: readonly Address[]; readonly quorumSize: number } | null,
): boolean {
  return set !== null && set.validators.length - stoppedValidators(nodes, set.validators).length < set.quorumSize;
}
