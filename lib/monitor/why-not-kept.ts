/** Why the store did not take a tick, fit to be shown: what it says is wrong and what helps, without its path. */
export function whyNotKept(error: unknown): string {
  const { problem, remedy } = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  return typeof problem === 'string' && typeof remedy === 'string' ? `${problem}. ${remedy}` : 'the store failed; the log says how';
}
