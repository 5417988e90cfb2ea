import type { Check } from '../plan-types';
import type { Scene, SceneNode } from '../scene';
import type { BlockId } from '../survey-types';

/** Each is still the node of this chain that the plan was made for. */
export const sameChain = ({ chainId, genesis }: Scene, nodes: readonly SceneNode[]): readonly Check[] =>
  chainId === null ? [] : nodes.map(({ name, address }) => ({ kind: 'same-chain', node: name, chainId, genesis, address }));

/** Every head is where it was when the plan was made; nodes without a known head are left out. */
export const headsAsTheyWere = (nodes: readonly SceneNode[]): readonly Check[] =>
  nodes.flatMap(({ name, head }) => (head ? [{ kind: 'head' as const, node: name, is: head }] : []));

export const headsAre = (nodes: readonly SceneNode[], is: BlockId): readonly Check[] =>
  nodes.map(({ name }) => ({ kind: 'head', node: name, is }));

export const coresAre = (nodes: readonly SceneNode[], running: boolean): readonly Check[] =>
  nodes.map(({ name }) => ({ kind: 'core', node: name, running }));

export const noPeers = (nodes: readonly SceneNode[], forMs = 0): readonly Check[] =>
  nodes.map(({ name }) => ({ kind: 'no-peers', node: name, forMs }));

/** Each is connected with all the others of the group. */
export const allLinked = (group: readonly SceneNode[]): readonly Check[] =>
  group.length < 2 ? [] : group.map(({ name }) => ({ kind: 'linked', node: name, to: namesOf(group).filter((other) => other !== name) }));

export const namesOf = (nodes: readonly SceneNode[]): readonly string[] => nodes.map(({ name }) => name);
