import type { NetworkWatch, Runtime } from '@/lib/runtime/runtime';
import { networkSummary } from '@/lib/views/overview-view';
import { recoveryNow } from '@/lib/views/plan-row';
import { sayContext } from '@/lib/views/say-phrase';
import type { NetworkSummary } from '@/lib/views/types';

/** A network in a line, from memory. */
export function summarizeNetwork(watch: NetworkWatch, recovery: Runtime['recovery']): NetworkSummary {
  const { id, nodes } = watch.picture();
  const open = recovery.get(id)?.now() ?? null;
  return networkSummary(watch.overview(), {
    incidents: watch.incidentsNow(),
    keeping: watch.keeping(),
    failedChecks: watch.checks().failed.length,
    recovery: open && recoveryNow(open, sayContext(nodes)),
  });
}
