import type { DimHours } from './wall-settings';

/** Whether a screen is dimmed at this minute of its own day: `from` is in it, `to` is not; over midnight when `from` is after `to`. */
export function isDim({ from, to }: DimHours, minute: number): boolean {
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}
