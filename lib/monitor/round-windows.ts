import { beganAnew } from '@/lib/chain/began-anew';
import { areCoresStopped } from '@/lib/chain/cores-stopped';
import { headersBetween } from '@/lib/chain/hides-rounds';
import { liveRound } from '@/lib/chain/live-round';
import type { LoggedNode } from '@/lib/chain/logged-node';
import { type OpenRound, openRound } from '@/lib/chain/open-round';
import { type Participation, participation } from '@/lib/chain/participation';
import type { NetworkPicture } from '@/lib/chain/picture';
import { placeRounds } from '@/lib/chain/place-rounds';
import { cameAt, type RoundWindow, roundWindow } from '@/lib/chain/rounds';
import { stoppedValidators } from '@/lib/chain/stopped-validators';
import { type TurnRecord, turnRecords } from '@/lib/chain/turn-record';
import { expectedProposer } from '@/lib/consensus/expected-proposer';
import type { TurnOrder } from '@/lib/consensus/family-rules';
import { estimateRound } from '@/lib/consensus/round-timeout';
import type { Address } from '@/lib/consensus/types';
import type { RoundsView } from '@/lib/views/types';
import { settingsOf } from './follow-up';
import type { NetworkState } from './network-state';
import { ordersInForce } from './orders-in-force';
import { type NotedRow, ROUNDS_KEPT_MS } from './round-book';

const WINDOWS_MS = { m5: 300_000, h1: 3_600_000, h24: ROUNDS_KEPT_MS } as const;
/** A day of so many blocks is summed up anew only so often (server ms). */
const MANY_ROWS = 5000;
const DAY_REFRESH_MS = 10_000;
const MINUTE_MS = 60_000;
const SPARK_MINUTES = 60;

/** The open height's round: by the nodes' logs, else an estimate by the head's age, unknown where the settings are. */
export function openNow(state: NetworkState, picture: NetworkPicture): OpenRound | null {
  if (!picture.head) return null;
  // Of a chain nobody hears nothing can be estimated: it may have gone on.
  if (!picture.nodes.some((node) => node.answering && node.counted))
    return { height: picture.head.height + 1, round: null, source: 'unknown', nextChangeAt: null };
  const settings = settingsOf(state, picture.head.height + 1);
  const { ageMs } = picture.liveness;
  const nodes = loggedNodes(picture);
  const isStopped = areCoresStopped(nodes, picture.set);
  return openRound({
    headHeight: picture.head.height,
    headAt: ageMs === null ? null : picture.now - ageMs,
    now: picture.now,
    beganAnew: beganAnew(picture),
    logRound: liveRound({ nodes, height: picture.head.height + 1, set: picture.set, settings, now: picture.now }),
    ...(isStopped ? { stopped: stoppedValidators(nodes, picture.set?.validators ?? []) } : {}),
    estimate: settings && !isStopped ? (age) => estimateRound(settings, age) : null,
  });
}

/** Logs of another chain's nodes tell nothing of this one's heights. */
function loggedNodes({ nodes }: NetworkPicture): readonly LoggedNode[] {
  return nodes.filter(({ faults }) => faults.every(({ kind }) => kind !== 'wrong-chain'));
}

/**
 * The round the open height was in at an earlier moment, by estimate and never above the one it is in now; 0 before its parent came. null = not
 * known: so it is of all time since the head where the round of now is not known, or a bound only, as cores were stopped or began anew meanwhile.
 */
export function openRoundAt(
  state: NetworkState,
  { head, liveness, now }: NetworkPicture,
  open: OpenRound | null,
  at: number,
): number | null {
  const settings = head && settingsOf(state, head.height + 1);
  if (liveness.ageMs === null) return null;
  const age = liveness.ageMs - (now - at);
  if (age <= 0) return 0;
  if (!open || open.round === null || open.atMost) return null;
  if (at >= now) return open.round;
  return settings ? Math.min(open.round, estimateRound(settings, age).round) : null;
}

/** All windows of the overview. */
export function roundsNow(state: NetworkState, picture: NetworkPicture, open: OpenRound | null): RoundsView {
  const rows = state.rounds.rows(state);
  const of = (windowMs: number) => windowOver(state, picture, rows, open, windowMs);
  const kept = state.dayWindow;
  const isFresh = kept !== null && rows.length > MANY_ROWS && picture.now >= kept.at && picture.now - kept.at < DAY_REFRESH_MS;
  const h24 = isFresh ? kept.window : of(WINDOWS_MS.h24);
  if (!isFresh) state.dayWindow = { at: picture.now, window: h24 };
  return { m5: of(WINDOWS_MS.m5), h1: of(WINDOWS_MS.h1), h24, open };
}

/** Round changes over a window, with whose turns failed. */
export function windowOf(state: NetworkState, picture: NetworkPicture, open: OpenRound | null, windowMs: number): RoundWindow {
  return windowOver(state, picture, state.rounds.rows(state), open, windowMs);
}

function windowOver(
  state: NetworkState,
  picture: NetworkPicture,
  rows: readonly NotedRow[],
  open: OpenRound | null,
  windowMs: number,
): RoundWindow {
  const { now, protocol } = picture;
  const openBefore = openRoundAt(state, picture, open, now - windowMs);
  // Header times of other nodes may be out of order by a little: a whole window back nothing matters any more.
  const first = rows.length - countSince(rows, now - 2 * windowMs);
  const within = first <= 1 ? rows : rows.slice(first - 1);
  return roundWindow({
    rows: within,
    open,
    ...(openBefore === null ? {} : { openBefore }),
    settingsOf: (height) => settingsOf(state, height),
    slackMs: slackMs(picture),
    now,
    windowMs,
    estimated: protocol === 'ibft',
    expectedProposer: turnsOf(state, rows),
  });
}

/** Who proposed and sealed over the newest heights in memory. */
export function participationNow(state: NetworkState, picture: NetworkPicture): readonly Participation[] {
  const sealed = picture.heights.flatMap(({ height, camps }) => {
    const block = camps[0] && picture.block(camps[0].hash);
    if (!block || height === 0) return [];
    const committers = block.verification.state === 'verified' ? block.committers : null;
    return [{ height, author: block.author, round: block.round, committers, validators: block.parentValidators }];
  });
  return participation(sealed, turnsOf(state, state.rounds.rows(state)));
}

/** Who sealed a block by copies that are not its own: a validator's own has its seal also when it reached nobody, and it hands that copy on. */
function sealedForOthers(state: NetworkState, row: NotedRow): readonly Address[] {
  const copies = state.book.picture(row.hash)?.copies;
  if (!copies || copies.length < 2) return row.committers;
  const addressOf = new Map(state.nodes.map(({ watched, proves }) => [watched.name, proves?.address ?? null]));
  const sealed = new Set<Address>();
  for (const { nodes, seals } of copies) {
    const holders = new Set(nodes.map((name) => addressOf.get(name) ?? null));
    for (const { signer } of seals) if (signer && !holders.has(signer)) sealed.add(signer);
  }
  return [...sealed];
}

/** Heights over which a validator's turns and seals are remembered: everybody had a few turns, also in a large set. */
const RECORD_HEIGHTS = { least: 60, perValidator: 5, most: 1000 } as const;

/** Every validator's turns and seals over the newest heights; drawn anew when the head, its copies or the set change. */
export function turnsNow(state: NetworkState, { set, now }: NetworkPicture): readonly TurnRecord[] {
  if (!set) return [];
  const rows = state.rounds.rows(state);
  const head = rows.at(-1);
  const of = `${head?.hash} ${head?.committers.length} ${set.validators.join()} ${Math.floor(now / 10_000)}`;
  if (state.memory.turns?.of === of) return state.memory.turns.records;
  const count = Math.min(RECORD_HEIGHTS.most, Math.max(RECORD_HEIGHTS.least, RECORD_HEIGHTS.perValidator * set.validators.length));
  const orders = ordersInForce(state, rows, set.validators);
  const turnOfRow = (row: NotedRow, round: number) => {
    const turns = new Set(orders.map((order) => turnOf(state, rows, row, round, order)));
    const [turn = null] = turns;
    return turns.size === 1 ? turn : null;
  };
  const sealed = rows.slice(-count).map((row) => ({ ...row, committers: sealedForOthers(state, row) }));
  const records = turnRecords(sealed, set.validators, turnOfRow);
  state.memory.turns = { of, records };
  return records;
}

/** Whose turn each round of the rows was, as far as memory reaches; null = not known. */
export function turnsOf(state: NetworkState, rows: readonly NotedRow[]): (height: number, round: number) => Address | null {
  return (height, round) => {
    const row = rowAt(rows, height);
    return row && state.rounds.failedTurn(row, round, () => turnOf(state, rows, row, round));
  };
}

function turnOf(
  state: NetworkState,
  rows: readonly NotedRow[],
  { hash, height }: NotedRow,
  round: number,
  order: TurnOrder | null = null,
): Address | null {
  const parent = rowAt(rows, height - 1);
  const block = state.book.picture(hash);
  const settings = settingsOf(state, height);
  if (!block?.parentValidators || !block.facts || !settings || (height > 1 && !parent?.author)) return null;
  return expectedProposer({
    validators: block.parentValidators,
    lastAuthor: height > 1 ? (parent?.author ?? null) : null,
    round,
    policy: settings.policy,
    family: state.family,
    protocol: block.facts.format,
    ...((order ?? block.turnOrder) ? { order: order ?? (block.turnOrder as TurnOrder) } : {}),
  });
}

/** The row of a height: rows ascend, so it is found by halving. */
function rowAt(rows: readonly NotedRow[], height: number): NotedRow | null {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.height ?? height) < height) low = middle + 1;
    else high = middle;
  }
  const row = rows[low];
  return row?.height === height ? row : null;
}

/** How many of the newest rows came after `since`. */
function countSince(rows: readonly NotedRow[], since: number): number {
  let count = 0;
  while (count < rows.length && cameAt(rows[rows.length - 1 - count] as NotedRow) > since) count++;
  return count;
}

/** Two blocks may each have been seen a look late. */
export const slackMs = ({ intervalMs }: NetworkPicture): number => Math.max(2000, 2 * intervalMs);

/** Round changes of each minute of the last hour, oldest first; null = not watched, or a round of that minute is not known. */
export function sparklineOf(
  state: NetworkState,
  picture: NetworkPicture,
  rows: readonly NotedRow[],
  open: OpenRound | null,
): readonly { readonly at: number; readonly changes: number | null }[] {
  const { now } = picture;
  const begin = Math.ceil(now / MINUTE_MS) * MINUTE_MS - SPARK_MINUTES * MINUTE_MS;
  const sums: (number | null)[] = Array.from({ length: SPARK_MINUTES }, () => 0);
  const minuteOf = (at: number) => Math.floor((at - begin) / MINUTE_MS);
  const add = (at: number, changes: number | null) => {
    const sum = sums[minuteOf(at)];
    if (sum !== undefined && sum !== null) sums[minuteOf(at)] = changes === null ? null : sum + changes;
  };
  const hide = (from: number, to: number) => {
    for (let minute = Math.max(0, minuteOf(from)); minute <= Math.min(minuteOf(to), SPARK_MINUTES - 1); minute++) sums[minute] = null;
  };
  const first = rows.length - countSince(rows, begin - MINUTE_MS);
  const recent = rows.slice(first);
  recent.forEach((row, index) => {
    const before = rows[first + index - 1];
    const at = cameAt(row);
    const parent = before?.height === row.height - 1 ? before : null;
    const from = parent ? Math.min(at, cameAt(parent)) : at;
    const settings = parent ? settingsOf(state, row.height) : null;
    const stretch = { from, to: at, round: row.round, settings, slackMs: slackMs(picture) };
    const placed = placeRounds({ ...stretch, ...(parent ? headersBetween(parent, row) : {}) });
    if (placed === 'unknown') add(at, null);
    else if (placed === 'hidden') hide(from, at);
    else for (const change of placed.changes) add(change.at, change.count);
  });
  const told = new Set(recent.map((row) => minuteOf(cameAt(row))));
  const nobodyWatched = (from: number, until: number): boolean =>
    state.watchedBefore !== null && from > state.watchedBefore && until <= state.startedAt;
  const oldest = rows[0];
  return sums.map((sum, index) => {
    const at = begin + index * MINUTE_MS;
    const isWatched = oldest !== undefined && cameAt(oldest) < at + MINUTE_MS;
    if (!isWatched || sum === null) return { at, changes: null };
    if (!told.has(index) && nobodyWatched(at, at + MINUTE_MS)) return { at, changes: null };
    if (at > now || picture.head === null) return { at, changes: sum };
    // The open height's changes stand in the minutes they came in, also when its parent has been old for long.
    const [since, until] = [openRoundAt(state, picture, open, at), openRoundAt(state, picture, open, Math.min(now, at + MINUTE_MS))];
    // While a block is not even due no round can have changed, whatever is known of it.
    if (since === null || until === null) return { at, changes: isOverdue(picture) ? null : sum };
    return { at, changes: sum + Math.max(0, until - since) };
  });
}

const isOverdue = ({ liveness: { state } }: NetworkPicture): boolean => state === 'slow' || state === 'stalled';
