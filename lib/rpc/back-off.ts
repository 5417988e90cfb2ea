const FIRST_MS = 1_000;
const MAX_MS = 5_000;
/** A node may ask for more patience than the maximum, but not to be forgotten. */
const MAX_ASKED_MS = 600_000;

export type BackOff = {
  /** False while waiting; ms of the server's clock. */
  readonly mayAsk: (nowMs: number) => boolean;
  /** Notes a failure; `askedMs` is the node's own Retry-After. */
  readonly failed: (nowMs: number, askedMs: number | null) => void;
  readonly succeeded: () => void;
  /** True from a failure to the next success. */
  readonly isBroken: () => boolean;
};

/** Exponential waiting after failures: 1 s, 2 s, 4 s, then 5 s, each shortened by up to a quarter so that nodes are not asked in step. */
export function createBackOff(random: () => number): BackOff {
  let failures = 0;
  let failedAt = 0;
  let waitMs = 0;
  return {
    // A clock that was set back must not lengthen the wait.
    mayAsk: (nowMs) => failures === 0 || nowMs < failedAt || nowMs - failedAt >= waitMs,
    failed: (nowMs, askedMs) => {
      const own = Math.min(MAX_MS, FIRST_MS * 2 ** Math.min(failures, 10)) * (1 - random() / 4);
      failures += 1;
      failedAt = nowMs;
      waitMs = Math.max(own, Math.min(askedMs ?? 0, MAX_ASKED_MS));
    },
    succeeded: () => {
      failures = 0;
      waitMs = 0;
    },
    isBroken: () => failures > 0,
  };
}
