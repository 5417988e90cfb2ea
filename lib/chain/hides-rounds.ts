import { estimateRound } from '@/lib/consensus/round-timeout';
import type { BftSettings } from '@/lib/consensus/types';

/** A block with the time since the one below it, both as they came (server ms). */
export type RoundStretch = {
  readonly from: number;
  readonly to: number;
  readonly round: number | null;
  /** In force at its height; null = not known. */
  readonly settings: BftSettings | null;
  /** How far apart in time two sights of blocks may be told wrongly. */
  readonly slackMs: number;
  /** Between the times in their headers, where one of them was not seen coming; left out = both were. */
  readonly headersMs?: number;
};

type Sight = { readonly seenLive: boolean; readonly timestamp: number };

/** What a stretch takes of two blocks of which not both were seen coming. A header's time alone hides a late round, and never invents one. */
export const headersBetween = (before: Sight, row: Sight): Pick<RoundStretch, 'headersMs'> =>
  before.seenLive && row.seenLive ? {} : { headersMs: 1000 * (row.timestamp - before.timestamp) };

/** Timers start a little later in every round than they would undisturbed: so much of a long stretch is no round that was missed. */
const DRIFT = 0.1;

/**
 * The block took longer than its round lasts by the timers: cores were stopped, began anew, or a round stood still, and rounds that were lived
 * through are not told by it; its own is the least. False also where it is not known.
 */
export function hidesRounds({ from, to, round, settings, slackMs, headersMs = to - from }: RoundStretch): boolean {
  if (round === null || settings === null) return false;
  const spanMs = Math.min(to - from, headersMs);
  return estimateRound(settings, spanMs - Math.max(slackMs, DRIFT * spanMs)).round > round;
}
