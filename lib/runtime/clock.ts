import { readFileSync } from 'node:fs';

/**
 * The one clock of the server. `start` null = wall time. Otherwise time stands at `start` until `origin` (real ms), runs from there
 * `rate` times as fast, and stands still at `end` when given. Set only by the demo, replay and test commands; header times are never rewritten.
 */
export type ClockSpec = {
  readonly start: number | null;
  readonly rate: number;
  /** Real ms; or the name of the file that holds it once time may run: until then time stands. */
  readonly origin: number | string;
  readonly end: number | null;
};

export type Clock = {
  /** Server time in ms since 1970. */
  readonly now: () => number;
  /** How many server milliseconds one real millisecond is. */
  readonly rate: number;
};

export const WALL_CLOCK: ClockSpec = { start: null, rate: 1, origin: 0, end: null };

/** Builds the clock; `realNow` in ms, so that tests can drive it. */
export function makeClock(spec: ClockSpec, realNow: () => number = Date.now): Clock {
  if (spec.start === null) return { now: realNow, rate: 1 };
  const { start, rate, end } = spec;
  let origin = typeof spec.origin === 'string' ? null : spec.origin;
  return {
    rate,
    now: () => {
      if (typeof spec.origin === 'string') origin ??= readOrigin(spec.origin);
      const at = origin === null ? start : start + Math.max(0, realNow() - origin) * rate;
      return end === null ? at : Math.min(at, end);
    },
  };
}

/** null = it is not said yet. */
function readOrigin(file: string): number | null {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || null;
  } catch {
    return null;
  }
}
