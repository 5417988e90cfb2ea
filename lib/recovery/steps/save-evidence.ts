import { phrase } from '@/lib/incidents/phrase';
import type { Step } from '../plan-types';
import type { Scene, SceneNode } from '../scene';
import { namesOf, sameChain } from './checks';
import { makeStep } from './make-step';

const LIMIT_MS = 300_000;

/** Everything above the ancestor, of one holder a branch: after the rewind it is gone everywhere. */
export const saveEvidence = (scene: Scene, nodes: readonly SceneNode[]): Step =>
  makeStep({
    id: 'save-evidence',
    kind: 'save-evidence',
    title: phrase('plan.save.title'),
    says: [
      phrase('plan.save.says', { branches: { list: scene.branches.map(({ label }) => label) }, ancestor: scene.ancestor?.height ?? null }),
    ],
    wayOut: phrase('plan.way-out.untouched'),
    nodes: namesOf(nodes),
    before: sameChain(scene, nodes),
    limitMs: LIMIT_MS,
    expectedMs: 5_000,
    dispensable: [],
  });
