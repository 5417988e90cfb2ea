import type { EventRow, Store, WatchedSpan } from '@/lib/storage/store';
import type { ForksView, PastFork } from '@/lib/views/fork-timeline-types';
import { forksSentence } from '@/lib/views/forks-sentence';
import type { OverviewView } from '@/lib/views/types';
import { drawForkTimeline } from './fork-timeline';
import type { NetworkState } from './network-state';
import { type Past, readPast } from './picture-at';
import { forkOf, readData } from './verdict-turns';

export type ForksRequest = {
  readonly state: NetworkState;
  readonly overview: OverviewView;
  readonly store: Store;
  readonly spans: readonly WatchedSpan[];
  readonly now: number;
  /** The moment to draw; null = now. */
  readonly at: number | null;
};

/** The fork of now or of a past moment, drawn as a timeline, and all forks the store remembers. */
export async function readForks({ state, overview, store, spans, now, at }: ForksRequest): Promise<ForksView> {
  const events = await store.events(state.id, 0, { kinds: ['fork-seen', 'fork-changed', 'fork-gone'] });
  const forks = pastForks(events, spans, now);
  const found = at === null ? null : await readPast({ id: state.id, name: state.name }, store, at, spans);
  const drawn: Past | null = found === null ? { state, overview } : found.state === 'kept' ? found.past : null;
  const moment = at ?? now;
  const stood = forks.findLast(({ seenAt, goneAt }) => seenAt <= moment && (goneAt === null || goneAt >= moment)) ?? null;
  const fork = drawn?.overview.fork ?? null;
  const kind = found === null ? 'live' : found.state;
  return {
    network: state.id,
    asOf: state.asOf,
    at,
    state: kind,
    sentence: fork === null ? forksSentence(kind, drawn?.overview ?? null) : null,
    current: overview.fork,
    forks: forks.toReversed(),
    past: events.map(({ at: eventAt, kind, data }) => ({ at: eventAt, kind, ...readData(data) })),
    timeline: drawn && fork ? await drawForkTimeline(drawn, fork, store, spans, { at: moment, stood }) : null,
  };
}

/** Forks in the order they were seen; a new one ends the one before it. */
function pastForks(events: readonly EventRow[], spans: readonly WatchedSpan[], now: number): readonly PastFork[] {
  const forks: PastFork[] = [];
  const end = (at: number) => {
    const last = forks.at(-1);
    if (last && last.goneAt === null) forks[forks.length - 1] = { ...last, goneAt: at, at: watchedBefore(spans, at, last.seenAt) };
  };
  for (const { at, kind, data } of events) {
    if (kind === 'fork-gone') end(at);
    const told = kind === 'fork-gone' ? null : forkOf(readData(data));
    if (!told) continue;
    if (kind === 'fork-seen') end(at);
    const { ancestor, height, branches } = told.fork;
    const fork = { ancestor: ancestor.height, height, branches: branches.length };
    const last = forks.at(-1);
    if (kind === 'fork-changed' && last?.goneAt === null) forks[forks.length - 1] = { ...last, ...fork };
    else forks.push({ ...fork, seenAt: at, goneAt: null, at: now });
  }
  return forks;
}

/** The last moment before `at` that was watched, `seenAt` at the earliest. */
function watchedBefore(spans: readonly WatchedSpan[], at: number, seenAt: number): number {
  const span = spans.findLast(({ from }) => from < at);
  return Math.max(seenAt, span ? Math.min(span.to, at - 1) : seenAt);
}
