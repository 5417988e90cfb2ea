import { type Phrase, phrase } from '@/lib/incidents/phrase';
import type { Canary } from '../choose-canary';
import type { Check, Landing, Step, Task } from '../plan-types';
import type { Scene, SceneNode } from '../scene';
import { sayStepLosses } from '../step-losses';
import type { BlockId } from '../survey-types';
import { coresAre, namesOf, noPeers, sameChain } from './checks';
import { dispensableOf } from './dispensable';
import { makeStep } from './make-step';
import { makeTask } from './make-task';

const LIMIT_MS = 60_000;

export type Rewind = {
  readonly scene: Scene;
  readonly to: BlockId;
  readonly canary: Canary;
  /** Rewound after the canary, in this order. */
  readonly rest: readonly SceneNode[];
  readonly landings: readonly Landing[];
  /** The branch that is kept; null = none is. */
  readonly keeps: string | null;
  /** What may be lost beyond what the rewinds are for. */
  readonly risks: readonly Phrase[];
  /** A landing below is caught up from the nodes it is connected with next: only where one node alone is rewound. */
  readonly orBelow: boolean;
};

/** The canary first; where it lands anywhere but on the ancestor no other node is touched. */
export function rewindSteps(rewind: Rewind): readonly Step[] {
  const { scene, to, canary, rest, landings, keeps, risks } = rewind;
  const losing = (before: readonly SceneNode[], now: readonly SceneNode[]) => [
    ...sayStepLosses(scene, { keeps, before: namesOf(before), now: namesOf(now) }),
    ...risks,
  ];
  const first = makeStep({
    id: 'rewind-canary',
    kind: 'rewind',
    title: phrase('plan.rewind.canary.title', { node: canary.node.name, height: to.height }),
    says: [
      phrase(rewind.orBelow ? 'plan.rewind.says-below' : 'plan.rewind.says', { height: to.height, hash: { hash: to.hash } }),
      canary.why,
      ...landingsOf(landings, [canary.node]),
      ...(rewind.orBelow ? [phrase('plan.rewind.or-below')] : []),
    ],
    loses: losing([], [canary.node]),
    wayOut: phrase('plan.way-out.rewinding'),
    nodes: [canary.node.name],
    tasks: [rewindTask(rewind, canary.node)],
    order: 'one-by-one',
    before: readyToRewind(scene, to, [canary.node, ...rest]),
    after: [landed(rewind, canary.node)],
    limitMs: LIMIT_MS,
    expectedMs: 1_000,
    confirmHeight: to.height,
  });
  if (rest.length === 0) return [first];
  const others = makeStep({
    id: 'rewind-rest',
    kind: 'rewind',
    title: phrase('plan.rewind.rest.title', { nodes: { list: namesOf(rest) }, height: to.height }),
    says: [phrase('plan.rewind.rest.says'), ...landingsOf(landings, rest)],
    loses: losing([canary.node], rest),
    wayOut: phrase('plan.way-out.rewinding'),
    nodes: namesOf(rest),
    tasks: rest.map((node) => rewindTask(rewind, node)),
    order: 'one-by-one',
    before: [landed(rewind, canary.node), ...readyToRewind(scene, to, rest)],
    after: rest.map((node) => landed(rewind, node)),
    limitMs: LIMIT_MS * rest.length,
    expectedMs: 1_000 * rest.length,
    // Where the canary landed is seen by a person before all others go the same way.
    confirmHeight: to.height,
    dispensable: dispensableOf(scene, rest),
  });
  return [first, others];
}

/** A hex quantity without leading zeros: anything else is refused or read as another number. Source: recovery.md, step 5. */
export const setHeadTo = (height: number) => ({ method: 'debug_setHead', params: [`0x${height.toString(16)}`] });

function rewindTask(rewind: Rewind, node: SceneNode): Task {
  return makeTask(rewind.scene, node, {
    id: `rewind:${node.name}`,
    calls: [setHeadTo(rewind.to.height)],
    isDestructive: true,
    after: [landed(rewind, node)],
    head: { from: node.head, to: rewind.to },
  });
}

const landed = ({ to, orBelow }: Rewind, { name }: SceneNode): Check => ({
  kind: 'head',
  node: name,
  is: to,
  ...(orBelow ? { orBelow: true as const } : {}),
});

/** Isolated still, consensus off, its head where it was, and the ancestor in its chain. */
function readyToRewind(scene: Scene, to: BlockId, nodes: readonly SceneNode[]): readonly Check[] {
  const all = scene.there;
  return [
    ...sameChain(scene, all),
    ...noPeers(all),
    ...coresAre(
      all.filter(({ hasCore }) => hasCore),
      false,
    ),
    ...nodes.flatMap((node): readonly Check[] => [
      ...(node.head ? [{ kind: 'head' as const, node: node.name, is: node.head }] : []),
      { kind: 'holds', node: node.name, block: to },
    ]),
  ];
}

const landingsOf = (landings: readonly Landing[], nodes: readonly SceneNode[]): readonly Phrase[] =>
  landings.filter(({ node }) => nodes.some(({ name }) => name === node)).map(({ why }) => why);
