import type { NetworkWatch } from '@/lib/runtime/runtime';
import { networkSummary } from '@/lib/views/overview-view';
import type { NetworkSummary } from '@/lib/views/types';

/** A network in a line, from memory. */
export function summarizeNetwork(watch: NetworkWatch): NetworkSummary {
  return networkSummary(watch.overview(), { incidents: watch.incidentsNow(), keeping: watch.keeping(), recovery: null });
}
