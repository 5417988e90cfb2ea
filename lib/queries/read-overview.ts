import type { NetworkWatch } from '@/lib/runtime/runtime';
import { byUrgency } from '@/lib/views/by-urgency';
import type { IncidentView } from '@/lib/views/incident-types';
import type { OverviewView } from '@/lib/views/types';
import { findNetwork } from './find-network';
import { readIncidentList } from './read-incident-list';
import { readOneIncident } from './read-one-incident';

type OverviewPage = {
  readonly overview: OverviewView;
  /** The most urgent open one; null = there is none, or it can't be read now. */
  readonly incident: IncidentView | null;
};

/** The overview of one network as of its last poll, with what stands beside it; null = no such network. */
export async function readOverview(id: string): Promise<OverviewPage | null> {
  const watch = await findNetwork(id);
  if (!watch) return null;
  return { overview: watch.overview(), incident: await urgentIncident(watch).catch(() => null) };
}

async function urgentIncident(watch: NetworkWatch): Promise<IncidentView | null> {
  const now = watch.incidentsNow();
  if (now === null || now.open === 0) return null;
  const search = new URLSearchParams({ status: 'open', limit: '100', ...(now.worst === null ? {} : { severity: now.worst }) });
  const list = await readIncidentList(watch, search);
  const urgent = list instanceof Response ? undefined : [...list.incidents].sort(byUrgency)[0];
  const incident = urgent && (await readOneIncident(watch, String(urgent.id)));
  return incident === undefined || incident instanceof Response ? null : incident;
}
