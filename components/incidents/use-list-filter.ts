'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback } from 'react';
import { type ListFilter, readFilter, strangeIn, writeFilter } from '@/components/incidents/list-filter';
import { incidentsPath } from '@/components/routes';

import type { StrangeParameter } from '@/lib/views/read-search';

export type ChangeFilter = (change: Partial<ListFilter>, how?: 'push' | 'replace') => void;

/** The filter in the page's address. A change leaves the page as it is; 'push' can be gone back from, 'replace' (typing) is not kept. */
export function useListFilter(network: string): readonly [ListFilter, ChangeFilter, readonly StrangeParameter[]] {
  const search = useSearchParams().toString();
  const filter = readFilter(search);
  const change = useCallback<ChangeFilter>(
    (wanted, how = 'push') => {
      const next = { ...readFilter(window.location.search), before: null, ...wanted };
      const path = incidentsPath(network, writeFilter(next));
      if (how === 'push') window.history.pushState(null, '', path);
      else window.history.replaceState(null, '', path);
    },
    [network],
  );
  return [filter, change, strangeIn(search)];
}
