import type { Stamp } from './log-line';

/** Ms that a zone is ahead of UTC at a moment. */
export type Zone = (at: number) => number;

/**
 * The instant (ms since 1970) a stamp means. Without a year it is the one that lies nearest to `near`, the time the line was read, so the
 * turn of the year is crossed either way; null = no such day.
 */
export function lineTime(stamp: Stamp, near: number, zone: Zone): number | null {
  if (stamp.kind === 'instant') return stamp.at;
  const { month, day, msOfDay } = stamp;
  const thisYear = new Date(near).getUTCFullYear();
  const candidates = [thisYear - 1, thisYear, thisYear + 1].flatMap((year) => {
    const midnight = Date.UTC(year, month - 1, day);
    // 29 February of other years is no day.
    if (new Date(midnight).getUTCDate() !== day) return [];
    const local = midnight + msOfDay;
    return [local - zone(local - zone(local))];
  });
  return candidates.reduce<number | null>((best, at) => (best === null || Math.abs(at - near) < Math.abs(best - near) ? at : best), null);
}
