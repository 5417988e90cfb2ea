import { phrase } from '@/lib/incidents/phrase';
import type { Step } from '../plan-types';
import type { Scene, SceneNode } from '../scene';
import { headsAsTheyWere, namesOf, sameChain } from './checks';
import { dispensableOf } from './dispensable';
import { makeStep } from './make-step';
import { makeTask } from './make-task';

const LIMIT_MS = 30_000;

/**
 * `miner_stop` on every node that runs a core, all within seconds: a single stopped one beside running ones loses its peers again and again.
 * `forMs` = how long each must be seen stopped.
 */
export function stopConsensus(scene: Scene, cores: readonly SceneNode[], forMs = 0): Step {
  return makeStep({
    id: 'stop-consensus',
    kind: 'stop-consensus',
    title: phrase('plan.stop.title', { nodes: { list: namesOf(cores) } }),
    says: [phrase('plan.stop.says')],
    wayOut: phrase('plan.way-out.stopped'),
    nodes: namesOf(cores),
    tasks: cores.map((node) =>
      makeTask(scene, node, {
        id: `stop-consensus:${node.name}`,
        calls: [{ method: 'miner_stop', params: [] }],
        after: [{ kind: 'core', node: node.name, running: false, ...(forMs > 0 ? { forMs } : {}) }],
      }),
    ),
    before: [...sameChain(scene, scene.there), ...headsAsTheyWere(scene.there)],
    after: cores.map(({ name }) => ({ kind: 'core', node: name, running: false, ...(forMs > 0 ? { forMs } : {}) })),
    limitMs: LIMIT_MS + forMs,
    expectedMs: 1_000 + forMs,
    retries: 2,
    dispensable: dispensableOf(scene, cores),
  });
}
