import type { NetworkSettings } from '@/lib/config/types';
import type { RecoveryOf } from './runtime';

/** What recoveries need of a network's settings: who approves, and the pods of nodes whose logs are read from Kubernetes. */
export function recoveryOf({ recovery, nodes }: NetworkSettings): RecoveryOf {
  const pods = nodes.flatMap(({ name, log }) => {
    if (log?.from.kind !== 'kubernetes') return [];
    const { namespace, pod, container } = log.from;
    return [[name, { namespace, pod, container }] as const];
  });
  return { policy: recovery, pods: new Map(pods) };
}
