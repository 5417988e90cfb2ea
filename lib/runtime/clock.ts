/**
 * The one clock of the server. `start` null = wall time. Otherwise time stands at `start` until `origin` (real ms), runs from there
 * `rate` times as fast, and stands still at `end` when given. Set only by the demo, replay and test commands; header times are never rewritten.
 */
export type ClockSpec = {
  readonly start: number | null;
  readonly rate: number;
  readonly origin: number;
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
  const { start, rate, origin, end } = spec;
  return {
    rate,
    now: () => {
      const at = start + Math.max(0, realNow() - origin) * rate;
      return end === null ? at : Math.min(at, end);
    },
  };
}
