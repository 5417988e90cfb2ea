import { type Phrase, phrase } from '@/lib/incidents/phrase';
import { peerCalls } from '../peer-calls';
import type { Check, Step, Task } from '../plan-types';
import type { Scene, SceneNode } from '../scene';
import { allLinked, linkedWith, namesOf } from './checks';
import { DIAL_MS, dialledLater, dialsFirst, OTHER_END_MS } from './dial-order';
import { dispensableOf } from './dispensable';
import { makeStep } from './make-step';
import { makeTask } from './make-task';

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
  /** What its nodes give up once they are linked. */
  readonly loses?: readonly Phrase[];
  /** Links that do not stay are left to the next steps. */
  readonly mayRunLate?: true;
};

/** `admin_addPeer` for every pair on both ends, from one end first. */
export function connect(
  scene: Scene,
  { id, title, says, wayOut, group, joining, before, after, loses = [], mayRunLate }: Connection,
): Step {
  const isNew = new Set(namesOf(joining));
  const peersOf = (node: SceneNode) => group.filter((other) => other !== node && (isNew.has(node.name) || isNew.has(other.name)));
  const nodes = group.filter((node) => peersOf(node).length > 0);
  const out = namesOf(nodes).filter((name) => scene.dialOut.includes(name));
  return makeStep({
    id,
    kind: 'connect',
    title,
    says: [...says, ...(out.length === 0 ? [] : [phrase('plan.connect.dial-out', { nodes: { list: out } })])],
    wayOut,
    loses,
    nodes: namesOf(nodes),
    tasks: [
      ...nodes.flatMap((node) => dial(scene, id, node, peersOf(node).filter(dialsFirst(scene, group, node)), group)),
      ...nodes.flatMap((node) => {
        const isFirst = dialsFirst(scene, group, node);
        const rest = peersOf(node).filter((other) => !isFirst(other));
        return dial(scene, `${id}-back`, node, rest, group).map(dialledLater(OTHER_END_MS));
      }),
    ],
    before,
    after: [...allLinked(scene, group), ...after],
    limitMs: DIAL_MS + 15_000,
    expectedMs: 2_000,
    retries: 2,
    dispensable: dispensableOf(scene, nodes),
    ...(mayRunLate ? { mayRunLate } : {}),
  });
}

function dial(scene: Scene, id: string, node: SceneNode, peers: readonly SceneNode[], group: readonly SceneNode[]): readonly Task[] {
  const dialled = peers.filter(({ name }) => !scene.dialOut.includes(name));
  if (dialled.length === 0) return [];
  const calls = peerCalls(scene, 'admin_addPeer', namesOf(dialled));
  return [makeTask(scene, node, { id: `${id}:${node.name}`, calls, after: linkedWith(scene, node, dialled, group) })];
}

/** Every link and every head once more, in one look, before consensus starts; `late` = whose head is not waited for. */
export function verifyMesh(
  scene: Scene,
  id: string,
  group: readonly SceneNode[],
  says: Phrase,
  after: readonly Check[],
  late: readonly SceneNode[] = [],
): Step {
  return makeStep({
    id,
    kind: 'verify-mesh',
    title: phrase('plan.mesh.title'),
    says: [says, ...(late.length === 0 ? [] : [phrase('plan.mesh.late', { nodes: { list: namesOf(late) } })])],
    wayOut: phrase('plan.way-out.rewound'),
    nodes: namesOf(group),
    after: [...allLinked(scene, group), ...after],
    limitMs: DIAL_MS + 15_000,
    expectedMs: 1_000,
    dispensable: dispensableOf(scene, group),
  });
}
