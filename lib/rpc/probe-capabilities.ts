import { API_GROUPS, type ApiGroup, type Dialect, type Probe } from '@/lib/rpc/dialects';
import type { Outcome } from '@/lib/rpc/types';

export type Capability = 'available' | 'unavailable' | 'unknown';

/** Only a node's own word that it lacks the method counts; a node that fails otherwise has said nothing about the group. */
function heard(group: ApiGroup, asks: Probe['asks'], outcome: Outcome<readonly ApiGroup[]> | undefined): Capability {
  if (outcome === undefined) return 'unknown';
  if (outcome.ok) return outcome.value.includes(group) ? 'available' : 'unavailable';
  return outcome.error.code === 'method-unavailable' && asks === 'group' ? 'unavailable' : 'unknown';
}

/** What a node serves, from the outcomes of its dialect's probes (same order). Groups its dialect does not know are `unavailable`. */
export function probeCapabilities(
  dialect: Dialect,
  outcomes: readonly Outcome<readonly ApiGroup[]>[],
): Readonly<Record<ApiGroup, Capability>> {
  const of = (group: ApiGroup): Capability => {
    const index = dialect.probes.findIndex(({ groups }) => groups.includes(group));
    const probe = dialect.probes[index];
    return probe === undefined ? 'unavailable' : heard(group, probe.asks, outcomes[index]);
  };
  return Object.fromEntries(API_GROUPS.map((group) => [group, of(group)])) as Record<ApiGroup, Capability>;
}
