import { firstTurns } from '@/lib/incidents/first-turns';
import { phrase } from '@/lib/incidents/phrase';
import type { Check, Step } from '../plan-types';
import type { Scene, SceneNode } from '../scene';
import type { BlockId } from '../survey-types';
import { coresAre, namesOf } from './checks';
import { dispensableOf } from './dispensable';
import { makeStep } from './make-step';
import { makeTask } from './make-task';

/**
 * Its proposal of round 0 comes at once and is lost on a core that does not run yet: whoever has that turn starts once the others' calls were answered,
 * however long these took, and so much later.
 */
const PROPOSER_LATER_MS = 500;
/** With shorter request time-outs the others would be past round 0 by then. */
const LEAST_TIMEOUT_MS = 3_000;

/**
 * `miner_start` on every node that runs a core, within about a block period; a core that was stopped starts anew at round 0. `above` = the block
 * they all stand on, where they start to make the next one together.
 */
export function startConsensus(
  scene: Scene,
  id: string,
  cores: readonly SceneNode[],
  before: readonly Check[],
  above: BlockId | null,
  words: Pick<Step, 'says' | 'wayOut'> = { says: [phrase('plan.start.says')], wayOut: phrase('plan.way-out.starting') },
): Step {
  const turns = above === null ? [] : (firstTurns(scene.input.diagnosis, above.hash) ?? []);
  const isLater = ({ address }: SceneNode) =>
    above !== null && address !== null && turns.includes(address) && scene.timing.timeoutMs(above.height + 1) >= LEAST_TIMEOUT_MS;
  return makeStep({
    id,
    kind: 'start-consensus',
    title: phrase('plan.start.title', { nodes: { list: namesOf(cores) } }),
    ...words,
    nodes: namesOf(cores),
    tasks: cores.map((node) =>
      makeTask(scene, node, {
        id: `${id}:${node.name}`,
        calls: [{ method: 'miner_start', params: [] }],
        after: coresAre([node], true),
        ...(isLater(node) && cores.length > 1 ? { waitMs: PROPOSER_LATER_MS, isAfterOthers: true as const } : {}),
      }),
    ),
    before,
    after: coresAre(cores, true),
    limitMs: 30_000,
    expectedMs: 1_000,
    retries: 2,
    dispensable: dispensableOf(scene, cores),
  });
}
