'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';
import { type ListFilter, readFilter, writeFilter } from '@/components/incidents/list-filter';
import { incidentsPath } from '@/components/routes';

export type ChangeFilter = (change: Partial<ListFilter>, how?: 'push' | 'replace') => void;

/** The filter in the page's address. A change leaves the page as it is; 'push' can be gone back from, 'replace' (typing) is not kept. */
export function useListFilter(network: string): readonly [ListFilter, ChangeFilter] {
  const filter = readFilter(useSearchParams().toString());
  const change = useCallback<ChangeFilter>(
    (wanted, how = 'push') => {
      const next = { ...readFilter(window.location.search), before: null, ...wanted };
      const path = incidentsPath(network, writeFilter(next));
      if (how === 'push') window.history.pushState(null, '', path);
      else window.history.replaceState(null, '', path);
    },
    [network],
  );
  return [filter, change];
}
