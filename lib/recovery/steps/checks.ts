import type { Check } from '../plan-types';
import type { Scene, SceneNode } from '../scene';
import type { BlockId } from '../survey-types';
import { isGroupClosed } from './make-task';

/** Each is still the node of this chain that the plan was made for. */
export const sameChain = ({ chainId, genesis }: Scene, nodes: readonly SceneNode[]): readonly Check[] =>
  chainId === null
    ? []
    : nodes.map(({ name, address, isConfirmed }) => ({
        ...{ kind: 'same-chain', node: name, chainId, genesis },
        // It does not tell it now either.
        address: isConfirmed ? null : address,
      }));

/** Every head is where it was when the plan was made; nodes without a known head are left out. */
export const headsAsTheyWere = (nodes: readonly SceneNode[]): readonly Check[] =>
  nodes.flatMap(({ name, head }) => (head ? [{ kind: 'head' as const, node: name, is: head }] : []));

export const headsAre = (nodes: readonly SceneNode[], is: BlockId): readonly Check[] =>
  nodes.map(({ name }) => ({ kind: 'head', node: name, is }));

export const coresAre = (nodes: readonly SceneNode[], running: boolean): readonly Check[] =>
  nodes.map(({ name }) => ({ kind: 'core', node: name, running }));

export const noPeers = (nodes: readonly SceneNode[], forMs = 0): readonly Check[] =>
  nodes.map(({ name }) => ({ kind: 'no-peers', node: name, forMs }));

/**
 * Each is connected with those of the group with whom it was when the plan was made: a firewall or permissions may keep other pairs apart for
 * good. Validators that nothing joined then, not over others of the group either, are to be joined now: of those every pair is meant. Where
 * nothing is known of a node's links all are meant, but for two that nobody can dial. Who does not tell its peers is seen by the others alone.
 */
export const allLinked = (scene: Scene, group: readonly SceneNode[]): readonly Check[] => {
  const isMeant = meantIn(scene, group);
  return telling(scene, group).flatMap((node) =>
    linkedTo(
      node.name,
      group.filter((other) => isMeant(node, other)),
    ),
  );
};

/** Each is connected with every other of the group, whether it was before or not. */
export const everyPairLinked = (scene: Scene, group: readonly SceneNode[]): readonly Check[] =>
  telling(scene, group).flatMap(({ name }) => linkedTo(name, group));

function meantIn({ dialOut }: Scene, group: readonly SceneNode[]): (one: SceneNode, other: SceneNode) => boolean {
  const validators = group.filter(({ isValidator }) => isValidator);
  const joined = new Map<SceneNode, ReadonlySet<SceneNode>>();
  const joinedTo = (node: SceneNode): ReadonlySet<SceneNode> => {
    const known = joined.get(node);
    if (known) return known;
    const found = new Set([node]);
    for (const one of found) for (const other of validators) if (areLinked(one, other)) found.add(other);
    for (const one of found) joined.set(one, found);
    return found;
  };
  return (one, other) => {
    // Of two that nobody can dial neither could make it.
    if (dialOut.includes(one.name) && dialOut.includes(other.name)) return false;
    if (!hasLinks(one) || !hasLinks(other) || areLinked(one, other)) return true;
    // Validators pass messages on: who is joined over others needs no link of its own.
    return one.isValidator && other.isValidator && !joinedTo(one).has(other);
  };
}

const hasLinks = ({ look }: SceneNode): boolean => look.peers !== null && look.peers.length > 0;
/** One of the two told it when the plan was made; who is not known may be. */
export const areLinked = (one: SceneNode, other: SceneNode): boolean => lists(one, other) || lists(other, one);
const lists = ({ look }: SceneNode, { address }: SceneNode): boolean =>
  address === null || (look.peers ?? []).some((peer) => peer.address === null || peer.address === address);

/** Of what `allLinked` asks of the group, that one is connected with these; nothing where it does not tell its peers. */
export const linkedWith = (
  scene: Scene,
  node: SceneNode,
  peers: readonly SceneNode[],
  group: readonly SceneNode[] = [node, ...peers],
): readonly Check[] => {
  const isMeant = meantIn(scene, group);
  return telling(scene, [node]).flatMap(({ name }) =>
    linkedTo(
      name,
      peers.filter((other) => isMeant(node, other)),
    ),
  );
};

/** Each is connected with others of the group and with nobody else. */
export const onlyLinked = (scene: Scene, group: readonly SceneNode[]): readonly Check[] =>
  telling(scene, group).map(({ name }) => ({ kind: 'only-linked', node: name, to: namesOf(group).filter((other) => other !== name) }));

function linkedTo(name: string, group: readonly SceneNode[]): readonly Check[] {
  const to = namesOf(group).filter((other) => other !== name);
  return to.length === 0 ? [] : [{ kind: 'linked', node: name, to }];
}

const telling = (scene: Scene, group: readonly SceneNode[]): readonly SceneNode[] =>
  group.filter(({ name }) => !isGroupClosed(scene, name, 'admin'));

export const namesOf = (nodes: readonly SceneNode[]): readonly string[] => nodes.map(({ name }) => name);
