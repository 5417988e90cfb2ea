import { type Phrase, phrase } from '@/lib/incidents/phrase';
import type { Step } from '../plan-types';
import type { SceneNode } from '../scene';
import { namesOf } from './checks';
import { makeStep } from './make-step';

const LIMIT_MS = 600_000;

/** The saved transactions of the dropped blocks compared with chain and pools, the missing sent again in the order of their nonces. */
export const giveBack = (nodes: readonly SceneNode[], says: Phrase): Step =>
  makeStep({
    id: 'give-back',
    kind: 'give-back',
    title: phrase('plan.give-back.title'),
    says: [says, phrase('plan.give-back.says')],
    wayOut: phrase('plan.way-out.producing'),
    nodes: namesOf(nodes),
    limitMs: LIMIT_MS,
    expectedMs: 5_000,
    dispensable: namesOf(nodes),
  });
