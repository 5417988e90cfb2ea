import type { Store, WatchedSpan } from '@/lib/storage/store';
import type { PastView } from '@/lib/views/past-types';
import type { OverviewView } from '@/lib/views/types';
import { drawOverview } from './draw-overview';
import { drawPicture } from './draw-picture';
import type { NetworkState } from './network-state';
import { stateAt } from './state-at';

/** A network as its store has it at one moment. */
export type Past = { readonly state: NetworkState; readonly overview: OverviewView };

export type PastOrWhyNot =
  | { readonly state: 'kept'; readonly past: Past }
  | { readonly state: 'not-watched'; readonly gap: NonNullable<PastView['gap']> }
  | { readonly state: 'not-kept' };

/** The past as its page and the API show it; `spans` as `watchedSpans` gives them. */
export async function pictureAt(
  network: { readonly id: string; readonly name: string },
  store: Store,
  at: number,
  spans: readonly WatchedSpan[],
): Promise<PastView> {
  const found = await readPast(network, store, at, spans);
  return {
    network: network.id,
    at,
    first: spans[0]?.from ?? null,
    last: spans.at(-1)?.to ?? null,
    state: found.state,
    gap: found.state === 'not-watched' ? found.gap : null,
    overview: found.state === 'kept' ? found.past.overview : null,
  };
}

/**
 * The network as the watch had it at `at` (server ms), drawn by the code that draws the present, from the store alone.
 * Latencies and capabilities are not kept and so not known; headers are judged by all that is known of them today.
 */
export async function readPast(
  network: { readonly id: string; readonly name: string },
  store: Store,
  at: number,
  spans: readonly WatchedSpan[],
): Promise<PastOrWhyNot> {
  const index = spans.findIndex(({ from, to }) => from <= at && at <= to);
  const span = spans[index];
  if (!span) return { state: 'not-watched', gap: gapAround(spans, at) };
  const past = await stateAt(network, store, at, span, spans[index - 1]?.to ?? null);
  if (!past) return { state: 'not-kept' };
  const picture = drawPicture(past.state, at, past.intervalMs);
  const draft = drawOverview(past.state, picture);
  const since = past.verdict?.state === draft.verdict.state ? past.verdict.since : null;
  return { state: 'kept', past: { state: past.state, overview: { ...draft, verdict: { ...draft.verdict, since } } } };
}

/** What was watched so far; `present` = the stretch being watched, which the store has up to some seconds ago. */
export async function watchedSpans(network: string, store: Store, present: WatchedSpan | null): Promise<readonly WatchedSpan[]> {
  const kept = await store.watched(network, 0, Number.MAX_SAFE_INTEGER);
  const last = kept.at(-1);
  if (!present) return kept;
  const goesOn = last !== undefined && last.to >= present.from;
  return goesOn ? [...kept.slice(0, -1), { from: last.from, to: Math.max(last.to, present.to) }] : [...kept, present];
}

/** The stretch around `at` that nobody watched; an end is null where nothing is kept beyond. */
function gapAround(spans: readonly WatchedSpan[], at: number): NonNullable<PastView['gap']> {
  return {
    from: spans.findLast(({ to }) => to < at)?.to ?? null,
    to: spans.find(({ from }) => from > at)?.from ?? null,
  };
}
