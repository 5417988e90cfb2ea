import { type Phrase, phrase } from '@/lib/incidents/phrase';
import { MOST_OFF_MS, madeBy } from './made-by';
import type { Landing } from './plan-types';
import type { Scene, SceneNode } from './scene';
import type { BlockId, StopFacts } from './survey-types';

/** States of so many newest blocks stay in memory. Source: quorum core/blockchain.go TriesInMemory. */
const IN_MEMORY = 128;
/** Beside its head and the block below, a clean stop leaves the state of this many below it on disk. Source: quorum core/blockchain.go Stop. */
const ON_DISK = 127;

type Judged = Pick<Landing, 'expected' | 'lowest' | 'why'>;

/** Where each node lands when its head is set to `to`. Measured on GoQuorum with default pruning: recovery.md, "How far a rewind really goes". */
export function landingsFor(scene: Scene, nodes: readonly SceneNode[], to: BlockId): readonly Landing[] {
  return nodes.flatMap((node) => {
    const stops = scene.input.survey.stops.find((one) => one.node === node.name) ?? null;
    const judged = judge(scene, node, to, stops);
    return judged ? [{ node: node.name, asked: to.height, ...judged }] : [];
  });
}

function judge(scene: Scene, { name, head }: SceneNode, to: BlockId, stops: StopFacts | null): Judged | null {
  if (head === null || head.height <= to.height) return null;
  const depth = head.height - to.height;
  const at = { node: name, height: to.height, depth };
  const exactly = (why: Phrase): Judged => ({ expected: 'exactly', lowest: to.height, why });
  const below = (lowest: number | null, why: Phrase): Judged => ({ expected: 'may-overshoot', lowest, why });
  if (depth < IN_MEMORY && ranBefore(scene, to, stops)) return exactly(phrase('plan.landing.in-memory', at));
  const started = stops?.startedAtHeight ?? null;
  const params = { ...at, started };
  const unknown = (): Judged => ({
    ...{ expected: 'unknown', lowest: null },
    why: depth < IN_MEMORY && mayHaveRun(scene, to, stops) ? phrase('plan.landing.clock', at) : phrase('plan.landing.unknown', at),
  });
  if (stops === null || stops.lastStop === 'unknown') return unknown();
  if (stops.lastStop === 'killed') return below(null, phrase('plan.landing.killed', params));
  // Started at its head the state below is on disk; started lower it is in memory.
  if (depth === 1) return exactly(phrase('plan.landing.one-below', at));
  if (started === null) return unknown();
  // Higher states are on disk only while the process still has them in memory: above its start that is its newest 128.
  if (to.height > started) return below(started, phrase('plan.landing.too-deep', params));
  if (to.height === started || to.height === started - 1) return exactly(phrase('plan.landing.on-disk', params));
  // Where it was started is known by its first answer after: so far below, nothing is sure to the block.
  const lowest = started - ON_DISK;
  if (lowest < 0 || lowest >= to.height) return below(null, phrase('plan.landing.older', params));
  return below(lowest, phrase('plan.landing.clean', { ...params, lowest }));
}

/** Its process has run since the block was made, or was started at or below it: every state from there on is in its memory. */
function ranBefore({ input }: Scene, to: BlockId, stops: StopFacts | null): boolean {
  if (stops === null) return false;
  if (stops.startedAtHeight !== null) return stops.startedAtHeight <= to.height;
  const made = madeBy(input, to);
  return stops.upSince !== null && made !== null && stops.upSince + (stops.isByOwnClock ? MOST_OFF_MS : 0) <= made.earliest;
}

/** By the clocks of others it has; how far they are off was not measured, and decides it. */
function mayHaveRun({ input }: Scene, to: BlockId, stops: StopFacts | null): boolean {
  const made = madeBy(input, to);
  const upSince = stops?.startedAtHeight === null ? stops.upSince : null;
  return upSince !== null && made !== null && upSince <= made.stamped;
}

/** Somebody may land below what is asked, or it is not known whether. */
export const mayOvershoot = (landings: readonly Landing[]): boolean => landings.some(({ expected }) => expected !== 'exactly');
