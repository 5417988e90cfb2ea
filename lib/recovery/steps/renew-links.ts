import { peerCalls } from '../peer-calls';
import type { Check, PlannedCall, Task } from '../plan-types';
import type { Scene, SceneNode } from '../scene';
import { linkedWith, namesOf } from './checks';
import { dialledLater, dialsFirst, OTHER_END_MS } from './dial-order';
import { isGroupClosed, makeTask } from './make-task';

export type RenewedLinks = {
  readonly id: string;
  readonly pairs: readonly (readonly [SceneNode, SceneNode])[];
  readonly after: (node: SceneNode) => readonly Check[];
  /** Left undone where it passes. */
  readonly unless?: readonly Check[];
};

/**
 * Links made anew: removed at both ends, as a known peer is not dialled again; then dialled from one end; then from the other. All at once,
 * one end's removal could cut what the other has just made.
 */
export function renewLinks(scene: Scene, { id, pairs, after, unless }: RenewedLinks): readonly Task[] {
  const peers = new Map<SceneNode, SceneNode[]>();
  for (const [one, other] of pairs) {
    peersFrom(peers, one).push(other);
    peersFrom(peers, other).push(one);
  }
  const nodes = scene.there.filter((node) => peers.has(node));
  const peersOf = (node: SceneNode) => peers.get(node) ?? [];
  const task = (node: SceneNode, part: string, calls: readonly PlannedCall[], unless?: readonly Check[]): readonly Task[] =>
    calls.length === 0
      ? []
      : [makeTask(scene, node, { id: `${id}${part}:${node.name}`, calls, after: after(node), ...(unless ? { unless } : {}) })];
  const byHand = nodes.filter(({ name }) => isGroupClosed(scene, name, 'admin'));
  const called = nodes.filter((node) => !byHand.includes(node));
  const isFirst = (node: SceneNode) => dialsFirst(scene, scene.there, node);
  // What was cut is linked again, whatever has come right meanwhile.
  const dial = (node: SceneNode, part: string, peers: readonly SceneNode[], waitMs: number) =>
    task(node, part, peerCalls(scene, 'admin_addPeer', namesOf(peers)), unless && [...unless, ...linkedWith(scene, node, peers)]).map(
      dialledLater(waitMs),
    );
  return [
    ...byHand.flatMap((node) =>
      task(
        node,
        '',
        [...peerCalls(scene, 'admin_removePeer', namesOf(peersOf(node))), ...peerCalls(scene, 'admin_addPeer', namesOf(peersOf(node)))],
        unless,
      ),
    ),
    ...called.flatMap((node) => task(node, '-cut', peerCalls(scene, 'admin_removePeer', namesOf(peersOf(node))), unless)),
    ...called.flatMap((node) => dial(node, '', peersOf(node).filter(isFirst(node)), OTHER_END_MS)),
    ...called.flatMap((node) => {
      const first = isFirst(node);
      return dial(
        node,
        '-back',
        peersOf(node).filter((other) => !first(other)),
        2 * OTHER_END_MS,
      );
    }),
  ];
}

function peersFrom(peers: Map<SceneNode, SceneNode[]>, node: SceneNode): SceneNode[] {
  const known = peers.get(node) ?? [];
  if (known.length === 0) peers.set(node, known);
  return known;
}
