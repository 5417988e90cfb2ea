import { phrase } from '@/lib/incidents/phrase';
import type { Check, Step } from '../plan-types';
import type { Scene, SceneNode } from '../scene';
import { coresAre, namesOf } from './checks';
import { dispensableOf } from './dispensable';
import { makeStep } from './make-step';
import { makeTask } from './make-task';

/** `miner_start` on every node that runs a core, within about a block period; a core that was stopped starts anew at round 0. */
export function startConsensus(
  scene: Scene,
  id: string,
  cores: readonly SceneNode[],
  before: readonly Check[],
  words: Pick<Step, 'says' | 'wayOut'> = { says: [phrase('plan.start.says')], wayOut: phrase('plan.way-out.starting') },
): Step {
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
