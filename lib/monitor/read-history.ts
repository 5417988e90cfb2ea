import type { EventRow, Store, WatchedSpan } from '@/lib/storage/store';
import { formatNumber } from '@/lib/views/format';
import { bucketEdges, historyBuckets } from '@/lib/views/history-view';
import type { HistoryMark, HistoryView } from '@/lib/views/past-types';
import { say } from '@/lib/views/phrases';
import { sayPhrase } from '@/lib/views/say-phrase';
import type { VerdictState } from '@/lib/views/types';
import { forkOf, readData, TURN_EVENTS } from './verdict-turns';

/** First claims looked at for the head at a moment: what is filled in after a start lies below the head. */
const NEWEST = 24;
const MAX_INCIDENTS = 500;

/** What is kept of a stretch of time, for a slider; the ends left out = all that is kept. */
export async function readHistory(
  network: string,
  store: Store,
  spans: readonly WatchedSpan[],
  range: { readonly from: number | null; readonly to: number | null; readonly buckets: number },
): Promise<HistoryView> {
  const first = spans[0]?.from ?? null;
  const last = spans.at(-1)?.to ?? null;
  const from = range.from ?? first ?? 0;
  const to = Math.max(from, range.to ?? last ?? from);
  const before = await store.lastEvent(network, 'verdict', from);
  const events = await store.events(network, from, { until: to, kinds: TURN_EVENTS });
  const verdicts = [...(before ? [before] : []), ...events.filter(({ kind }) => kind === 'verdict')];
  const edges = bucketEdges(from, to, range.buckets);
  const heights = await store.topHeights(network, edges.slice(1), NEWEST);
  const changes = (await store.changes(network, from, to)).filter(({ seenLive }) => seenLive);
  const turns = verdicts.flatMap(({ at, data }) => {
    const { to: state } = readData(data);
    return typeof state === 'string' ? [{ at, state: state as VerdictState }] : [];
  });
  return {
    network,
    from,
    to,
    first,
    last,
    buckets: historyBuckets({ from, to, buckets: range.buckets, spans, turns, changes, heights }),
    marks: [...events.flatMap(markOf), ...(await incidentMarks(network, store, from, to))].sort((a, b) => a.at - b.at),
  };
}

/** Incidents that were opened in the stretch, the newest ones where there are many. */
async function incidentMarks(network: string, store: Store, from: number, to: number): Promise<readonly HistoryMark[]> {
  const incidents = await store.incidents.list(network, { since: from, until: to, limit: MAX_INCIDENTS }, to);
  return incidents
    .filter(({ openedAt }) => openedAt >= from && openedAt <= to)
    .map(({ id, openedAt, resolvedAt, severity, detector, cause }) => ({
      at: openedAt,
      kind: 'incident',
      sentence: say('history.incident', { id, title: say(`title.detector.${detector}`), says: sayPhrase(cause.says) }),
      state: null,
      severity,
      until: resolvedAt,
      incident: id,
    }));
}

function markOf({ at, kind, data }: EventRow): readonly HistoryMark[] {
  const said = readData(data);
  const mark = { at, until: null, incident: null, state: null, severity: null };
  if (kind === 'verdict') {
    const { to, sentence } = said;
    return typeof to === 'string' && typeof sentence === 'string' ? [{ ...mark, kind, sentence, state: to as VerdictState }] : [];
  }
  if (kind === 'fork-gone') {
    const ancestor = (said.ancestor as { readonly height: number } | null)?.height;
    return ancestor === undefined ? [] : [{ ...mark, kind, sentence: say('history.fork-gone', { ancestor: formatNumber(ancestor) }) }];
  }
  const told = forkOf(said);
  if (!told || (kind !== 'fork-seen' && kind !== 'fork-changed')) return [];
  const { ancestor, height, branches } = told.fork;
  const params = { ancestor: formatNumber(ancestor.height), height: formatNumber(height), branches: branches.length };
  return [{ ...mark, kind, sentence: say(`history.${kind}`, params) }];
}
