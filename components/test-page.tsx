import type { ReactNode } from 'react';
import { SWRConfig } from 'swr';
import { LiveContext } from '@/components/live/live-context';
import { createLiveStore, type LiveStore } from '@/components/live/live-store';
import { AT } from '@/components/test-views';

/** A hand-driven link and clock for component tests; nothing of the product imports this. */
export function liveAt(serverNow: number = AT): { readonly store: LiveStore; readonly pass: (ms: number) => void } {
  let real = 0;
  const store = createLiveStore({ serverNow, rate: 1 }, () => real);
  const pass = (ms: number) => {
    real += ms;
    store.tick();
  };
  return { store, pass };
}

/** Gives a component the link, and a cache of its own that asks nobody. */
export function TestPage({ store, children }: { readonly store: LiveStore; readonly children: ReactNode }) {
  return (
    <LiveContext value={store}>
      <SWRConfig value={{ provider: () => new Map(), revalidateIfStale: false, fallback: { '/api/v1/networks': { networks: [] } } }}>
        {children}
      </SWRConfig>
    </LiveContext>
  );
}
