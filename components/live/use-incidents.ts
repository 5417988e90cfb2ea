'use client';

import useSWR from 'swr';
import { incidentKey, incidentsKey } from '@/components/live/api-paths';
import { useNetworks } from '@/components/live/use-views';
import { byUrgency } from '@/lib/views/by-urgency';
import type { IncidentListView, IncidentView } from '@/lib/views/incident-types';

type Read<T> = {
  readonly view: T;
  /** `view` is of another filter: what was asked for is being read. */
  readonly reading: boolean;
  readonly error: string | null;
};

/**
 * A page of the triage list, read again when its network changes; `first` is what the server rendered for `firstSearch`. While another filter is
 * read, and when it can't be, the last list stays and says so.
 */
export function useIncidents(network: string, search: string, first: IncidentListView, firstSearch: string): Read<IncidentListView> {
  const { data, error, isLoading } = useSWR<IncidentListView, Error>(incidentsKey(network, search), {
    ...(search === firstSearch ? { fallbackData: first } : {}),
    keepPreviousData: true,
    revalidateOnMount: search !== firstSearch,
  });
  // What the server rendered is no other filter's list, though the cache does not have it yet.
  const reading = isLoading && !(search === firstSearch && data === first);
  return { view: newest(data, search === firstSearch ? first : null) ?? first, reading, error: error?.message ?? null };
}

/** One incident, read again when its network changes. */
export function useIncident(first: IncidentView): Read<IncidentView> {
  const { data, error } = useSWR<IncidentView, Error>(incidentKey(first.network, first.id), { fallbackData: first });
  return { view: newest(data, first) ?? first, reading: false, error: error?.message ?? null };
}

/**
 * The most urgent open incident of a network with its story, for the overview; `first` is what the server rendered. null = none is open, or it was
 * not read yet.
 */
export function useUrgentIncident(network: string, first: IncidentView | null = null): IncidentView | null {
  const { open = 0, worst = null } = useNetworks().find(({ id }) => id === network)?.incidents ?? {};
  // A page holds the newest: among warnings about a hundred silent nodes the older fork would not be.
  const search = `?status=open${worst === null ? '' : `&severity=${worst}`}&limit=100`;
  const rows = useSWR<IncidentListView>(open === 0 ? null : incidentsKey(network, search)).data?.incidents;
  const urgent = rows === undefined ? first : [...rows].sort(byUrgency)[0];
  const isNone = open === 0 || urgent === undefined || urgent === null;
  const { data } = useSWR<IncidentView>(
    isNone ? null : incidentKey(network, urgent.id),
    urgent?.id === first?.id && first !== null ? { fallbackData: first } : {},
  );
  return isNone ? null : (data ?? null);
}

function newest<T extends { readonly asOf: number | null }>(cached: T | undefined, first: T | null): T | null {
  if (cached === undefined) return first;
  return first !== null && (first.asOf ?? 0) > (cached.asOf ?? 0) ? first : cached;
}
