import type { Task } from '../plan-types';
import type { Scene, SceneNode } from '../scene';

/** The API group a method belongs to: "admin". */
const groupOf = (method: string): string => method.slice(0, method.indexOf('_'));

/** A task of calls to one node: repeatable and harmless unless said otherwise; by hand where the node does not serve a group it needs. */
export function makeTask(scene: Scene, node: SceneNode, given: Pick<Task, 'id' | 'calls' | 'after'> & Partial<Task>): Task {
  const groups = new Set(given.calls.map(({ method }) => groupOf(method)));
  const isClosed = [...groups].some((group) => isGroupClosed(scene, node.name, group));
  return {
    node: node.name,
    times: 1,
    isDestructive: false,
    isRepeatable: true,
    head: null,
    byHand: { kind: 'calls' },
    ...(isClosed ? { isByHand: true as const } : {}),
    ...given,
    // Where no look can tell of it, that the person says so ends the task; the checks of the step decide.
    ...(isClosed && given.after.length === 0 ? { after: [{ kind: 'person-says' as const, id: given.id }] } : {}),
  };
}

/** The node does not serve the group, by its own word; a person said that they make its calls by hand; or it does not prove who it is: then nothing is sent to it. */
export function isGroupClosed({ input, nodes }: Scene, name: string, group: string): boolean {
  if (nodes.some((one) => one.name === name && one.isConfirmed)) return true;
  const node = input.diagnosis.picture.nodes.find((one) => one.name === name);
  if (node?.capabilities[group] === 'unavailable') return true;
  return input.confirmed.some(({ blocker }) => blocker === `closed:${name}:${group}`);
}
