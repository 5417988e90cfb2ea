import type { DiagnosisInput, Switch } from './types';

/** So long an exchange is news (server ms). */
const NEWS_MS = 600_000;

/** Blocks that were exchanged lately and not above a fork that stood or had just ended. */
export function unexplainedSwitches({ switches, picture }: DiagnosisInput): readonly Switch[] {
  // After a clock was set back the times of before lie ahead: neither is older news.
  return switches.filter(({ at, inFork }) => !inFork && Math.abs(picture.now - at) < NEWS_MS);
}
