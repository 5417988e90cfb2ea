import type { Address, BftSettings } from '@/lib/consensus/types';
import { headersBetween, hidesRounds, type RoundStretch } from './hides-rounds';
import type { OpenRound } from './open-round';

/** One height of the chain everybody holds. */
export type RoundFact = {
  readonly height: number;
  readonly firstSeenAt: number;
  readonly seenLive: boolean;
  /** By how much (ms) the clock that tells the time was set back since, below 0 = forward; left out = not at all. */
  readonly movedMs?: number;
  /** Seconds. */
  readonly timestamp: number;
  /** null = not known. */
  readonly round: number | null;
  /** The round is a lower bound (IBFT headers carry none). */
  readonly estimated?: boolean;
};

export type RoundWindowInput = {
  /** Ascending, one a height (`canonicalRows`); gaps are allowed and simply not counted. */
  readonly rows: readonly RoundFact[];
  readonly open: OpenRound | null;
  /** Round the open height was already in when the window began (0 = its parent came later); left out = its whole time counts. */
  readonly openBefore?: number;
  readonly now: number;
  readonly windowMs: number;
  /** Every round is a lower bound (IBFT). */
  readonly estimated?: boolean;
  /** Settings in force at a height; left out = not known. */
  readonly settingsOf?: (height: number) => BftSettings | null;
  /** How far apart two blocks may be seen wrongly (ms). */
  readonly slackMs?: number;
  /** Whose turn a round of a height was; null = not known. */
  readonly expectedProposer?: (height: number, round: number) => Address | null;
};

/** Round changes over one window, as the API serves them. null = not known. */
export type RoundWindow = {
  readonly windowMs: number;
  readonly heights: number;
  /** Counted in the window; null = a stall with neither source nor estimate is in it, or nothing was seen. */
  readonly changes: number | null;
  readonly perHour: number | null;
  readonly per100Heights: number | null;
  /** Share (0..1) of heights whose round was above 0. */
  readonly shareWithChanges: number | null;
  /** Validators whose turn failed, with how often. */
  readonly failedTurns: readonly { readonly address: Address; readonly count: number }[];
  /** Part of the changes is estimated (open height, IBFT). */
  readonly estimated: boolean;
  /** A stall lies in it whose block tells fewer round changes than were lived through: the figures are lower bounds. */
  readonly atLeast?: true;
};

type Counted = {
  readonly height: number;
  readonly round: number | null;
  readonly spanMs: number;
  readonly estimated: boolean;
  readonly hidden?: boolean;
};

/** Below this much watched time a rate per hour would be an extrapolation of noise. */
const MIN_SPAN_MS = 60_000;
/** A header may claim any round; more turns than this are not told apart. */
const MAX_TURNS = 1_000;

/**
 * Round changes of the heights whose block came within the window, and of the open height. Each counts with the time it took (from the block
 * before it), and the rate is taken over just that time: what was not watched, or lies in a gap, is neither counted nor divided by.
 * One height of unknown round makes the sum unknown.
 */
export function roundWindow(input: RoundWindowInput): RoundWindow {
  const { open, windowMs, estimated: all = false, expectedProposer } = input;
  const counted = countHeights(input);
  const spanMs = counted.reduce((sum, { spanMs }) => sum + spanMs, 0);
  const heights = counted.filter(({ height, round }) => height !== open?.height || (round ?? 0) > 0).length;
  const unknown = counted.length === 0 || counted.some(({ round }) => round === null);
  const changes = unknown ? null : counted.reduce((sum, { round }) => sum + (round ?? 0), 0);
  return {
    windowMs,
    heights,
    changes,
    perHour: changes === null || spanMs < MIN_SPAN_MS ? null : (changes * 3_600_000) / spanMs,
    per100Heights: changes === null || heights === 0 ? null : (changes * 100) / heights,
    shareWithChanges: unknown || heights === 0 ? null : counted.filter(({ round }) => (round ?? 0) > 0).length / heights,
    failedTurns: expectedProposer ? failedTurns(counted, expectedProposer) : [],
    estimated: counted.some(({ estimated, round }) => estimated || (all && round !== 0)),
    ...(counted.some(({ hidden }) => hidden) ? { atLeast: true } : {}),
  };
}

/** When a block came, by the clock as it goes now: its arrival, or its header's time where nobody watched. */
export const cameAt = (row: Pick<RoundFact, 'seenLive' | 'firstSeenAt' | 'timestamp' | 'movedMs'>): number =>
  (row.seenLive ? row.firstSeenAt : row.timestamp * 1000) - (row.movedMs ?? 0);

/** From one block to the next as they came. */
export const stretchOf = (before: RoundFact, row: RoundFact, settings: BftSettings | null, slackMs: number): RoundStretch => ({
  ...{ from: cameAt(before), to: cameAt(row), round: row.round, settings, slackMs },
  ...headersBetween(before, row),
});

function countHeights(input: RoundWindowInput): Counted[] {
  const { rows, open, openBefore, now, windowMs, settingsOf, slackMs = 2000 } = input;
  const counted: Counted[] = [];
  for (let i = rows.length - 1; i > 0; i--) {
    const row = rows[i] as RoundFact;
    const before = rows[i - 1] as RoundFact;
    const at = cameAt(row);
    // Header times of other nodes may be out of order by a little; a whole window back is the end.
    if (at <= now - 2 * windowMs) break;
    if (at <= now - windowMs || before.height !== row.height - 1) continue;
    const hidden = hidesRounds(stretchOf(before, row, settingsOf?.(row.height) ?? null, slackMs));
    counted.push({
      height: row.height,
      round: row.round,
      spanMs: Math.max(0, at - cameAt(before)),
      estimated: row.estimated === true && row.round !== 0,
      hidden,
    });
  }
  const head = rows.at(-1);
  if (open && head && open.height === head.height + 1) {
    counted.push({
      height: open.height,
      // A long stall counts with what it took within the window only.
      round: open.round === null || open.atMost ? null : Math.max(0, open.round - (openBefore ?? 0)),
      spanMs: Math.min(openBefore === undefined ? Number.POSITIVE_INFINITY : windowMs, Math.max(0, now - cameAt(head))),
      // None within the window is an estimate too, where the height is in a later round.
      estimated: open.source === 'estimate' && open.round !== 0,
    });
  }
  return counted;
}

/** The turns before the round a block was made in all failed. Most first. */
function failedTurns(
  counted: readonly Counted[],
  expectedProposer: (height: number, round: number) => Address | null,
): RoundWindow['failedTurns'] {
  const counts = new Map<Address, number>();
  for (const { height, round } of counted) {
    for (let turn = 0; turn < Math.min(round ?? 0, MAX_TURNS); turn++) {
      const address = expectedProposer(height, turn);
      if (address) counts.set(address, (counts.get(address) ?? 0) + 1);
    }
  }
  return [...counts].map(([address, count]) => ({ address, count })).sort((a, b) => b.count - a.count || (a.address < b.address ? -1 : 1));
}
