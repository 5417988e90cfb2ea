import type { NodeLook } from '../survey-types';
import type { Reading } from './reading';

/** Looks further apart than this prove nothing of the time between: at most this much of it counts (a clock that was set forward, too). */
const MOST_BETWEEN_MS = 4_000;

/**
 * For how long something has been so at every look, in ms of time that was looked at: from the first answer that said so to the moment the last
 * was asked for. `keeps` is what to remember.
 */
export function heldFor(
  key: string,
  look: NodeLook,
  { memory, since }: Reading,
): { readonly ms: number; readonly keeps: Record<string, number> } {
  const last = memory[`last ${key}`];
  const began = memory[key];
  const isFirst = began === undefined || last === undefined || began < since;
  const start = isFirst ? Math.max(look.at, look.askedAt) : began;
  const gap = isFirst ? 0 : Math.max(0, look.askedAt - last);
  const from = start + Math.max(0, gap - MOST_BETWEEN_MS);
  const to = isFirst ? look.askedAt : Math.max(last, look.askedAt);
  return { ms: Math.max(0, to - from), keeps: { [key]: from, [`last ${key}`]: to } };
}
