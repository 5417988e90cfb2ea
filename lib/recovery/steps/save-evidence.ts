import { phrase } from '@/lib/incidents/phrase';
import type { Step } from '../plan-types';
import type { Scene, SceneNode } from '../scene';
import { namesOf, sameChain } from './checks';
import { makeStep } from './make-step';

/** For what is saved of nodes; and for each block, of which two headers, body, receipts and transactions are asked one after the other. */
const LIMIT_MS = { nodes: 300_000, block: 5_000 };
const EXPECTED_MS = { nodes: 5_000, block: 150 };

/** Everything above the ancestor, of one holder a branch: after the rewind it is gone everywhere. */
export function saveEvidence(scene: Scene, nodes: readonly SceneNode[]): Step {
  const blocks = scene.branches.reduce((sum, { tip }) => sum + tip.height - (scene.ancestor?.height ?? tip.height), 0);
  return makeStep({
    id: 'save-evidence',
    kind: 'save-evidence',
    title: phrase('plan.save.title'),
    says: [
      phrase('plan.save.says', { branches: { list: scene.branches.map(({ label }) => label) }, ancestor: scene.ancestor?.height ?? null }),
    ],
    wayOut: phrase('plan.way-out.untouched'),
    nodes: namesOf(nodes),
    before: sameChain(scene, nodes),
    limitMs: LIMIT_MS.nodes + blocks * LIMIT_MS.block,
    expectedMs: EXPECTED_MS.nodes + blocks * EXPECTED_MS.block,
    dispensable: [],
  });
}
