import type { IncidentsNow, OverviewView } from '@/lib/views/types';

/** What the streams are told. */
export type HubEvent =
  | { readonly kind: 'overview'; readonly network: string; readonly overview: OverviewView }
  | { readonly kind: 'incidents'; readonly network: string; readonly incidents: IncidentsNow }
  | { readonly kind: 'recovery'; readonly network: string; readonly number: number; readonly revision: number }
  | { readonly kind: 'display-revoked'; readonly id: string }
  | { readonly kind: 'shutdown' };

/** One publisher, many streams; a listener that throws is dropped, never the others. */
export type EventHub = {
  readonly publish: (event: HubEvent) => void;
  /** Returns the way out. */
  readonly subscribe: (listener: (event: HubEvent) => void) => () => void;
  readonly size: () => number;
};

export function makeEventHub(): EventHub {
  const listeners = new Set<(event: HubEvent) => void>();
  return {
    publish: (event) => {
      for (const listener of [...listeners]) {
        try {
          listener(event);
        } catch {
          listeners.delete(listener);
        }
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    size: () => listeners.size,
  };
}
