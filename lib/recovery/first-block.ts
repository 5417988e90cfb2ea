import { roundTimeoutMs } from '@/lib/consensus/round-timeout';
import { type FreshStart, freshStart } from '@/lib/incidents/deaf-rounds';
import type { Scene, SceneNode } from './scene';
import type { BlockId } from './survey-types';

/** Longer than this nobody waits for a first block in front of a screen. */
const MOST_WAIT_MS = 600_000;

export type FirstBlock = {
  readonly start: FreshStart;
  /** Until the first round in which those who go on hear each other, ms: 0 = round 0; null = not known. */
  readonly waitMs: number | null;
};

/** When cores that start anew on top of this block can agree on the next one. */
export function firstBlock({ input, timing }: Scene, nodes: readonly SceneNode[], above: BlockId): FirstBlock {
  const runners = nodes.flatMap(({ isValidator, address }) => (isValidator && address ? [address] : []));
  const start = freshStart(input.diagnosis, above, runners);
  if (start.state === 'at-once') return { start, waitMs: 0 };
  const settings = timing.settingsAt(above.height + 1);
  if (start.state === 'unknown' || start.until === null || settings === null) return { start, waitMs: null };
  const passed = Array.from({ length: start.until + 1 }, (_, round) => roundTimeoutMs(settings, round));
  return { start, waitMs: passed.reduce((sum, ms) => sum + ms, 0) };
}

/** Nobody is to be left waiting so long, or for nobody knows how long, with a plan's work done. */
export const isTooLate = ({ start, waitMs }: FirstBlock): boolean => start.state === 'deaf' && (waitMs === null || waitMs > MOST_WAIT_MS);
