import { type Phrase, phrase } from '@/lib/incidents/phrase';
import type { Check, Step } from '../plan-types';
import type { Scene, SceneNode } from '../scene';
import { allLinked, namesOf } from './checks';
import { dispensableOf } from './dispensable';
import { makeStep } from './make-step';
import { makeTask } from './make-task';

/** A node dials a peer again only this long after the last try. Source: recovery.md, step 6. */
const DIAL_MS = 35_000;

export type Connection = {
  readonly id: string;
  readonly title: Phrase;
  readonly says: readonly Phrase[];
  readonly wayOut: Phrase;
  /** Everybody who is linked with everybody afterwards. */
  readonly group: readonly SceneNode[];
  /** Of them those that are new: pairs of two others are linked already. */
  readonly joining: readonly SceneNode[];
  readonly before: readonly Check[];
  /** What must still hold beside the links. */
  readonly after: readonly Check[];
};

/** `admin_addPeer` for every pair on both ends. */
export function connect(scene: Scene, { id, title, says, wayOut, group, joining, before, after }: Connection): Step {
  const isNew = new Set(namesOf(joining));
  const peersOf = (node: SceneNode) => group.filter((other) => other !== node && (isNew.has(node.name) || isNew.has(other.name)));
  const nodes = group.filter((node) => peersOf(node).length > 0);
  return makeStep({
    id,
    kind: 'connect',
    title,
    says,
    wayOut,
    nodes: namesOf(nodes),
    tasks: nodes.map((node) =>
      makeTask(scene, node, {
        id: `${id}:${node.name}`,
        calls: peersOf(node).flatMap(({ name }) => {
          const enode = scene.enodes[name];
          return enode === undefined ? [] : [{ method: 'admin_addPeer', params: [enode] }];
        }),
        after: allLinked(scene, [node, ...peersOf(node)]).filter((check) => 'node' in check && check.node === node.name),
      }),
    ),
    before,
    after: [...allLinked(scene, group), ...after],
    limitMs: DIAL_MS + 15_000,
    expectedMs: 2_000,
    retries: 2,
    dispensable: dispensableOf(scene, nodes),
  });
}

/** Every link and every head once more, in one look, before consensus starts. */
export function verifyMesh(scene: Scene, id: string, group: readonly SceneNode[], says: Phrase, after: readonly Check[]): Step {
  return makeStep({
    id,
    kind: 'verify-mesh',
    title: phrase('plan.mesh.title'),
    says: [says],
    wayOut: phrase('plan.way-out.rewound'),
    nodes: namesOf(group),
    after: [...allLinked(scene, group), ...after],
    limitMs: DIAL_MS + 15_000,
    expectedMs: 1_000,
    dispensable: dispensableOf(scene, group),
  });
}
