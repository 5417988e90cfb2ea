/**
 * Server time that runs on evenly from when it was made: a wall clock that is set forward or back moves nothing that is measured by it.
 * `now` in server ms, `pace` in server ms of a clock that nobody sets.
 */
export function steadyClock(now: () => number, pace: () => number): () => number {
  const [start, origin] = [now(), pace()];
  return () => start + Math.max(0, pace() - origin);
}
