import { hidesRounds } from '@/lib/chain/hides-rounds';
import type { NetworkPicture } from '@/lib/chain/picture';
import { type RatePoint, roundRate } from '@/lib/chain/round-rate';
import { cameAt, stretchOf } from '@/lib/chain/rounds';
import type { Address } from '@/lib/consensus/types';
import type { Store, WatchedSpan } from '@/lib/storage/store';
import type { RoundsPageView } from '@/lib/views/rounds-types';
import { roundsView } from '@/lib/views/rounds-view';
import type { OpenRound } from '@/lib/views/types';
import { allTurns } from './all-turns';
import { settingsOf } from './follow-up';
import type { NetworkState } from './network-state';
import { type NotedRow, ROUNDS_KEPT_MS } from './round-book';
import { openNow, openRoundAt, slackMs, windowOf } from './round-windows';
import { weekRate } from './week-rate';

const MINUTE_MS = 60_000;
const BUCKETS_MS = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, 60 * MINUTE_MS] as const;
/** About so many bars. */
const BUCKETS = 100;

/** Round changes over a window: by time, height and proposer, with each validator's round in a stall. */
export async function readRounds(state: NetworkState, picture: NetworkPicture, windowMs: number, store: Store): Promise<RoundsPageView> {
  const { now } = picture;
  const open = openNow(state, picture);
  const rows = state.rounds.rows(state);
  const bucketMs = BUCKETS_MS.find((one) => windowMs / one <= BUCKETS) ?? 60 * MINUTE_MS;
  const from = Math.ceil(now / bucketMs) * bucketMs - Math.ceil(windowMs / bucketMs) * bucketMs;
  const points = await ratePoints(state, picture, { rows, open, from, bucketMs, store });
  const countedMs = Math.min(windowMs, ROUNDS_KEPT_MS);
  const first = rows.findIndex((row) => cameAt(row) > now - countedMs);
  const within = (first < 0 ? [] : rows.slice(first)).map((row, index) => withHidden(state, picture, row, rows[first + index - 1]));
  const { failed, turnsUnknown, inFork } = countFailed(state, rows, within);
  return roundsView({
    picture,
    windowMs,
    points,
    bucketMs,
    window: windowOf(state, picture, open, countedMs),
    rows: within,
    failed,
    turnsUnknown,
    inFork,
    open,
  });
}

/** The row, with whether more rounds passed before its block than it tells. */
function withHidden(
  state: NetworkState,
  picture: NetworkPicture,
  row: NotedRow,
  before: NotedRow | undefined,
): NotedRow & { readonly more?: true } {
  if (before?.height !== row.height - 1) return row;
  return hidesRounds(stretchOf(before, row, settingsOf(state, row.height), slackMs(picture))) ? { ...row, more: true } : row;
}

type Span = {
  readonly rows: readonly NotedRow[];
  readonly open: OpenRound | null;
  readonly from: number;
  readonly bucketMs: number;
  readonly store: Store;
};

async function ratePoints(state: NetworkState, picture: NetworkPicture, span: Span): Promise<readonly RatePoint[]> {
  const { rows, open, from, bucketMs, store } = span;
  const { now } = picture;
  const isStalled = picture.liveness.state === 'slow' || picture.liveness.state === 'stalled';
  const near = roundRate({
    ...{ rows, now, from, bucketMs, isStalled, slackMs: slackMs(picture) },
    openAt: (at) => openRoundAt(state, picture, open, at),
    settingsOf: (height) => settingsOf(state, height),
  });
  const reach = now - ROUNDS_KEPT_MS;
  if (from >= reach) return near;
  const { id } = state;
  const [changes, watched, stalls] = await Promise.all([
    store.changes(id, from, reach),
    store.watched(id, from, reach),
    readStalls(store, id, from, reach),
  ]);
  const far = weekRate(changes, watched, stalls, { from, until: now, bucketMs });
  return near.map((point, index) => (point.changes === null && point.until <= reach + bucketMs ? (far[index] ?? point) : point));
}

/** Most incidents that are looked through for stalls. */
const MOST_STALLED = 200;

/** When the chain was stalled, by incidents and by what others brought about. */
async function readStalls(store: Store, network: string, since: number, until: number): Promise<readonly WatchedSpan[]> {
  const found = await store.incidents.list(network, { detector: ['stall', 'fork'], since, until, limit: MOST_STALLED }, until);
  return found.flatMap(({ detector, beganAt, resolvedAt, consequences }) => [
    ...(detector === 'stall' ? [{ from: beganAt, to: resolvedAt ?? until }] : []),
    ...consequences.flatMap((one) => (one.detector === 'stall' ? [{ from: one.since, to: one.until ?? until }] : [])),
  ]);
}

function countFailed(state: NetworkState, rows: readonly NotedRow[], within: readonly NotedRow[]) {
  const changed = within.filter(({ round }) => round !== 0);
  const failed = new Map<Address, number>();
  const inFork = new Map<Address, number>();
  const forks = forksThen(state);
  let turnsUnknown = 0;
  if (changed.length === 0) return { failed, turnsUnknown, inFork };
  const { turnOf } = allTurns(state, rows);
  for (const row of changed) {
    const { height, round, author } = row;
    const isForked = forks.some(({ above, until }) => height > above && Math.min(row.firstSeenAt, cameAt(row)) <= until);
    if (round === null) turnsUnknown += 1;
    for (let turn = 0; turn < Math.min(round ?? 0, MAX_TURNS); turn++) {
      const address = turnOf(height, turn);
      if (address === null) turnsUnknown += 1;
      else if (address !== author) {
        failed.set(address, (failed.get(address) ?? 0) + 1);
        if (isForked) inFork.set(address, (inFork.get(address) ?? 0) + 1);
      }
    }
  }
  return { failed, turnsUnknown, inFork };
}

/** Forks that stand or are remembered, by the height of their last common block and their end. */
function forksThen({ memory }: NetworkState) {
  return memory.forks.flatMap(({ above, until }) => (above === null ? [] : [{ above, until: until ?? Number.POSITIVE_INFINITY }]));
}

/** A header may claim any round; more turns than this are not told apart. */
const MAX_TURNS = 1000;
