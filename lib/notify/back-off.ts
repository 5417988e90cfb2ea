const FIRST_MS = 5_000;
/** Longest wait between two tries. */
export const LONGEST_WAIT_MS = 15 * 60_000;
/** So long a notice is tried again, from when it was made. */
export const GIVE_UP_MS = 24 * 3_600_000;

/** Ms to wait after so many tries: 5 s, doubling up to 15 minutes. */
export function waitAfter(tries: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_MS * 2 ** Math.min(20, Math.max(0, tries - 1)));
}
