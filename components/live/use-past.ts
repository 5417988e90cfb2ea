'use client';

import useSWR from 'swr';
import { forksKey, historyKey, momentKey } from '@/components/live/api-paths';
import { fetchJson } from '@/components/live/fetch-json';
import type { ForksView } from '@/lib/views/fork-timeline-types';
import type { HistoryView, PastView } from '@/lib/views/past-types';

/** What is past does not change with the present: keys that the stream's events never read again. */
const readPast = <T>([, path]: readonly [string, string]): Promise<T> => fetchJson<T>(path);

/** The forks as of `first`'s moment, read again when their network changes. */
export function useForks(first: ForksView): ForksView {
  const key = forksKey(first.network, first.at);
  const live = useSWR<ForksView>(first.at === null ? key : null, { fallbackData: first }).data;
  return live ?? first;
}

/** The fork of a past moment as a timeline; null = not read yet, or not asked for. */
export function usePastForks(network: string, at: number | null): ForksView | null {
  return useSWR(at === null ? null : ['past', forksKey(network, at)], readPast<ForksView>, { keepPreviousData: true }).data ?? null;
}

/** What is kept of a stretch of time, in parts; the stretch before stays until it is read. */
export function useHistory(first: HistoryView, range: { readonly from: number; readonly to: number } | null): HistoryView {
  const { data } = useSWR(range === null ? null : ['past', historyKey(first.network, range)], readPast<HistoryView>, {
    keepPreviousData: true,
  });
  return range === null ? first : (data ?? first);
}

/** The network at a past moment; the one before stays until it is read. `failed` = it could not be read. */
export function useMoment(first: PastView, at: number): { readonly view: PastView; readonly failed: boolean } {
  const fallbackData = at === first.at ? { fallbackData: first } : {};
  const { data, error } = useSWR(['past', momentKey(first.network, at)], readPast<PastView>, { keepPreviousData: true, ...fallbackData });
  return { view: data ?? first, failed: error !== undefined };
}
