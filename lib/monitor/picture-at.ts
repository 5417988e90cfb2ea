import type { NetworkPicture } from '@/lib/chain/picture';
import type { Store, WatchedSpan } from '@/lib/storage/store';
import type { PastView } from '@/lib/views/past-types';
import type { OverviewView } from '@/lib/views/types';
import { drawOverview } from './draw-overview';
import { drawPicture } from './draw-picture';
import { stateAt } from './state-at';

/** A network as its store has it at one moment. */
export type PastPicture = { readonly picture: NetworkPicture; readonly overview: OverviewView };

/**
 * The network as the watch had it at `at` (server ms), drawn by the code that draws the present, from the store alone.
 * Latencies and capabilities are not kept and so not known; headers are judged by all that is known of them today. `spans` as `watchedSpans` gives them.
 */
export async function pictureAt(
  network: { readonly id: string; readonly name: string },
  store: Store,
  at: number,
  spans: readonly WatchedSpan[],
): Promise<PastView> {
  const first = spans[0]?.from ?? null;
  const last = spans.at(-1)?.to ?? null;
  const none = (state: 'not-watched' | 'not-kept', gap: PastView['gap']): PastView => ({
    network: network.id,
    at,
    first,
    last,
    state,
    gap,
    overview: null,
  });
  const index = spans.findIndex(({ from, to }) => from <= at && at <= to);
  const span = spans[index];
  if (!span) return none('not-watched', gapAround(spans, at));
  const past = await overviewAt(network, store, at, span, spans[index - 1]?.to ?? null);
  if (!past) return none('not-kept', null);
  return { network: network.id, at, first, last, state: 'kept', gap: null, overview: past.overview };
}

/** What was watched so far; `present` = the stretch being watched, which the store has up to some seconds ago. */
export async function watchedSpans(network: string, store: Store, present: WatchedSpan | null): Promise<readonly WatchedSpan[]> {
  const kept = await store.watched(network, 0, Number.MAX_SAFE_INTEGER);
  const last = kept.at(-1);
  if (!present) return kept;
  const goesOn = last !== undefined && last.to >= present.from;
  return goesOn ? [...kept.slice(0, -1), { from: last.from, to: Math.max(last.to, present.to) }] : [...kept, present];
}

async function overviewAt(
  network: { readonly id: string; readonly name: string },
  store: Store,
  at: number,
  span: WatchedSpan,
  before: number | null,
): Promise<PastPicture | null> {
  const past = await stateAt(network, store, at, span, before);
  if (!past) return null;
  const picture = drawPicture(past.state, at, past.intervalMs);
  const draft = drawOverview(past.state, picture);
  const since = past.verdict?.state === draft.verdict.state ? past.verdict.since : null;
  return { picture, overview: { ...draft, verdict: { ...draft.verdict, since } } };
}

/** The stretch around `at` that nobody watched; an end is null where nothing is kept beyond. */
function gapAround(spans: readonly WatchedSpan[], at: number): PastView['gap'] {
  return {
    from: spans.findLast(({ to }) => to < at)?.to ?? null,
    to: spans.find(({ from }) => from > at)?.from ?? null,
  };
}
