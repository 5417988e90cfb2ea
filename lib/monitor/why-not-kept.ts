/** Why the store did not take a tick, fit to be shown: what it says is wrong and what helps, without its path. `lost` = how much could not be held. */
export function whyNotKept(error: unknown, lost: number): string {
  const reason = reasonOf(error);
  if (lost === 0) return reason;
  return `${reason.replace(/[.\s]+$/, '')}. It has lasted longer than all can be held for: the oldest ${lost} claims and events are lost`;
}

function reasonOf(error: unknown): string {
  const { problem, remedy } = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  return typeof problem === 'string' && typeof remedy === 'string' ? `${problem}. ${remedy}` : 'the store failed; the log says how';
}
