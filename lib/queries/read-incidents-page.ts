import type { IncidentListView, IncidentView } from '@/lib/views/incident-types';
import type { NodeView } from '@/lib/views/types';
import { findNetwork } from './find-network';
import { readIncidentList } from './read-incident-list';
import { readOneIncident } from './read-one-incident';

/** What pages of incidents show beside the incidents: the network's name, its pace, and its nodes as they are now. */
type Around = { readonly name: string; readonly intervalMs: number; readonly nodes: readonly Pick<NodeView, 'name' | 'address'>[] };

const OPEN = '?status=open';

/** The triage list and the search it answers: the open ones where the wanted search is none. null = no such network. */
export async function readIncidentsPage(
  network: string,
  search: string,
): Promise<(Around & { readonly list: IncidentListView; readonly search: string }) | null> {
  const watch = await findNetwork(network);
  if (!watch) return null;
  const around = aroundIt(watch);
  const wanted = await readIncidentList(watch, new URLSearchParams(search));
  if (!(wanted instanceof Response)) return { ...around, list: wanted, search };
  const open = await readIncidentList(watch, new URLSearchParams(OPEN));
  return open instanceof Response ? null : { ...around, list: open, search: OPEN };
}

/** One incident by its number as in an address; null = no such network or incident. */
export async function readIncidentPage(network: string, number: string): Promise<(Around & { readonly incident: IncidentView }) | null> {
  const watch = await findNetwork(network);
  const incident = watch && (await readOneIncident(watch, number));
  return !watch || !incident || incident instanceof Response ? null : { ...aroundIt(watch), incident };
}

function aroundIt(watch: NonNullable<Awaited<ReturnType<typeof findNetwork>>>): Around {
  const { name, intervalMs, nodes } = watch.overview();
  return { name, intervalMs, nodes: nodes.map((node) => ({ name: node.name, address: node.address })) };
}
