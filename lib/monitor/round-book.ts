import { canonicalRows } from '@/lib/chain/canonical-rows';
import { type OpenRound, openRound } from '@/lib/chain/open-round';
import { type Participation, participation } from '@/lib/chain/participation';
import type { NetworkPicture } from '@/lib/chain/picture';
import { cameAt, type RoundWindow, roundWindow } from '@/lib/chain/rounds';
import { expectedProposer } from '@/lib/consensus/expected-proposer';
import { estimateRound } from '@/lib/consensus/round-timeout';
import type { Address } from '@/lib/consensus/types';
import type { RoundRow } from '@/lib/storage/store';
import { settingsOf } from './follow-up';
import type { NetworkState } from './network-state';

/** Longest window that is kept. */
export const ROUNDS_KEPT_MS = 24 * 3_600_000;

const MINUTE_MS = 60_000;
const SPARK_MINUTES = 60;

/** Takes changed blocks over into the day's rows and drops what is older than a day. */
export function noteRounds(state: NetworkState, hashes: readonly `0x${string}`[], now: number): void {
  for (const hash of hashes) {
    const block = state.book.picture(hash);
    if (!block || block.header.height === 0) continue;
    const { height, timestamp } = block.header;
    const before = state.rounds.get(hash);
    const row: RoundRow = {
      height,
      hash,
      timestamp,
      firstSeenAt: before?.firstSeenAt ?? block.firstSeenAt,
      seenLive: before?.seenLive ?? block.seenLive,
      round: block.round,
      author: block.author,
      committers: block.committers,
    };
    state.rounds.set(hash, row);
  }
  for (const [hash, row] of state.rounds) {
    if (cameAt(row) > now - ROUNDS_KEPT_MS) break;
    state.rounds.delete(hash);
  }
}

/** The open height's round: an estimate by the head's age, unknown where the settings are. */
export function openNow(state: NetworkState, picture: NetworkPicture): OpenRound | null {
  if (!picture.head) return null;
  const settings = settingsOf(state, picture.head.height + 1);
  const { ageMs } = picture.liveness;
  return openRound({
    headHeight: picture.head.height,
    headAt: ageMs === null ? null : picture.now - ageMs,
    now: picture.now,
    logRound: null,
    estimate: settings && ((age) => estimateRound(settings, age)),
  });
}

/** The rows of the chain that is held now, one a height. */
export function canonicalRounds(state: NetworkState): readonly RoundRow[] {
  return canonicalRows(state.rounds.values(), (height, hash) => {
    const holders = state.claims.holders(height);
    if (holders.size === 0) return null;
    return [...holders.values()].filter((claim) => claim.hash === hash).length;
  });
}

/** Round changes over a window, with whose turns failed. */
export function windowOf(
  state: NetworkState,
  rows: readonly RoundRow[],
  open: OpenRound | null,
  now: number,
  windowMs: number,
): RoundWindow {
  const isIbft = (row: RoundRow) => state.book.picture(row.hash)?.roundSource === 'derived';
  const facts = rows.map((row) => ({ ...row, estimated: isIbft(row) }));
  return roundWindow({ rows: facts, open, now, windowMs, expectedProposer: turnsOf(state, rows) });
}

/** Who proposed and sealed over the newest heights in memory. */
export function participationNow(state: NetworkState, picture: NetworkPicture): readonly Participation[] {
  const sealed = picture.heights.flatMap(({ height, camps }) => {
    const block = camps[0] && picture.block(camps[0].hash);
    if (!block || height === 0) return [];
    const committers = block.verification.state === 'verified' ? block.committers : null;
    return [{ height, author: block.author, round: block.round, committers, validators: block.parentValidators }];
  });
  return participation(sealed, turnsOf(state, canonicalRounds(state)));
}

function turnsOf(state: NetworkState, rows: readonly RoundRow[]): (height: number, round: number) => Address | null {
  const byHeight = new Map(rows.map((row) => [row.height, row]));
  return (height, round) => {
    const row = byHeight.get(height);
    const parent = byHeight.get(height - 1);
    const block = row && state.book.picture(row.hash);
    const settings = settingsOf(state, height);
    if (!block?.parentValidators || !block.facts || !settings || (height > 1 && !parent?.author)) return null;
    const lastAuthor = height > 1 ? (parent?.author ?? null) : null;
    return expectedProposer({
      validators: block.parentValidators,
      lastAuthor,
      round,
      policy: settings.policy,
      family: state.family,
      protocol: block.facts.format,
    });
  };
}

/** Round changes of each minute of the last hour, oldest first; null = not watched, or a round of that minute is not known. */
export function sparklineOf(
  rows: readonly RoundRow[],
  open: OpenRound | null,
  now: number,
): readonly { readonly at: number; readonly changes: number | null }[] {
  const end = Math.ceil(now / MINUTE_MS) * MINUTE_MS;
  const first = rows[0];
  return Array.from({ length: SPARK_MINUTES }, (_, index) => {
    const at = end - (SPARK_MINUTES - index) * MINUTE_MS;
    const within = rows.filter((row) => cameAt(row) >= at && cameAt(row) < at + MINUTE_MS);
    const isNow = now >= at && now < at + MINUTE_MS;
    const sum = within.some((row) => row.round === null) ? null : within.reduce((total, row) => total + (row.round ?? 0), 0);
    const isWatched = first !== undefined && cameAt(first) < at + MINUTE_MS;
    if (!isWatched || sum === null) return { at, changes: null };
    return { at, changes: isNow && open?.round != null ? sum + open.round : sum };
  });
}
