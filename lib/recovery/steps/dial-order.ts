import { readOnce } from '@/lib/consensus/read-once';
import type { Task } from '../plan-types';
import type { Scene, SceneNode } from '../scene';
import { isGroupClosed } from './make-task';

/** A node dials a peer again only this long after the last try. Source: recovery.md, step 6. */
export const DIAL_MS = 35_000;

/**
 * Two nodes that dial each other at once may each refuse the other's connection as a second one, and neither dials again for 35 s (quorum
 * p2p/server.go postHandshakeChecks, p2p/dial.go; seen on v24.4.1): the other end is told so much later, when the link should be there.
 */
export const OTHER_END_MS = 2_000;

/**
 * Whether a node dials the other first: the one that stands before it in the group, or the one that can't be dialled. A node whose calls a person
 * makes dials all in one go.
 */
export function dialsFirst(scene: Scene, group: readonly SceneNode[], node: SceneNode): (other: SceneNode) => boolean {
  if (isGroupClosed(scene, node.name, 'admin') || scene.dialOut.includes(node.name)) return () => true;
  const places = placesOf(group);
  const own = places.get(node) ?? -1;
  return (other) => !scene.dialOut.includes(other.name) && own < (places.get(other) ?? -1);
}

/** Asked for every pair of a group. */
const placesOf = readOnce((group: readonly SceneNode[]) => new Map(group.map((node, index) => [node, index])));

export const dialledLater =
  (waitMs: number) =>
  (task: Task): Task => ({ ...task, waitMs });
