import { phrase } from '@/lib/incidents/phrase';
import type { Check, Step } from '../plan-types';
import type { Scene, SceneNode } from '../scene';
import { coresAre, namesOf, noPeers } from './checks';
import { dispensableOf } from './dispensable';
import { coresOf } from './isolate';
import { makeStep } from './make-step';

/** Number and hash of every head once more, all in one look, while nobody is connected. */
export function verifyHeads(scene: Scene, nodes: readonly SceneNode[], heads: readonly Check[]): Step {
  return makeStep({
    id: 'verify-heads',
    kind: 'verify-heads',
    title: phrase('plan.heads.title'),
    says: [phrase('plan.heads.says')],
    wayOut: phrase('plan.way-out.rewound'),
    nodes: namesOf(nodes),
    after: [...heads, ...noPeers(scene.there), ...coresAre(coresOf(scene.there), false)],
    limitMs: 30_000,
    expectedMs: 1_000,
    dispensable: dispensableOf(scene, nodes),
  });
}
