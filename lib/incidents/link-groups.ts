import { addressFromEnode } from '@/lib/consensus/enode-address';
import type { Address } from '@/lib/consensus/types';
import type { DiagnosisInput } from './types';
import { answeringNodes } from './who-answers';

/** Nodes that are linked with each other, and surely with nobody else. */
export type LinkGroup = { readonly nodes: readonly string[]; readonly validators: readonly Address[] };

/** Everybody whose own list of peers is not at hand: they may all be linked with each other. */
const OTHERS = 'others';

/**
 * The groups into which the nodes that tell their peers are parted, most validators first; one group = all are linked. A link counts when
 * either end tells it, and leads on through all who tell nothing: only what is surely not connected is parted. null = too few tell their peers.
 * `without`: nodes that are looked over, as their links are known to be cut. `among` validators: they alone pass consensus messages on. Source: quorum istanbul/backend/backend.go Gossip, handler.go HandleMsg.
 */
export function linkGroups(
  input: DiagnosisInput,
  among: 'all' | 'validators',
  without: readonly string[] = [],
): readonly LinkGroup[] | null {
  const inSet = new Set(input.picture.set?.validators ?? []);
  const counts = (address: Address | null) => among === 'all' || address === null || inSet.has(address);
  const told = answeringNodes(input).filter(
    ({ name, peerList, address }) => peerList !== null && counts(address) && !without.includes(name),
  );
  if (told.length < 2) return null;
  const ids = new Map(told.map((node) => [node.name, node.address ?? (node.enode === null ? null : addressFromEnode(node.enode))]));
  const known = new Map([...ids].flatMap(([name, id]) => (id === null ? [] : [[id, name] as const])));
  const parents = new Map<string, string>();
  const ends = new Set<string>();
  const link = (name: string, id: Address | null) => {
    const other = (id && known.get(id)) ?? OTHERS;
    ends.add(name).add(other);
    join(parents, name, other);
  };
  // Two URLs of one identity are one end.
  for (const [name, id] of ids) link(name, id);
  for (const node of told) {
    // All have become one: what is told beyond that changes nothing.
    if (parents.size >= ends.size - 1 && !ends.has(OTHERS)) break;
    for (const { address } of node.peerList ?? []) if (counts(address)) link(node.name, address);
  }
  const groups = new Map<string, { nodes: string[]; validators: Set<Address> }>();
  for (const { name } of told) {
    const root = rootOf(parents, name);
    const group = groups.get(root) ?? { nodes: [], validators: new Set<Address>() };
    groups.set(root, group);
    group.nodes.push(name);
    const id = ids.get(name);
    if (id && inSet.has(id)) group.validators.add(id);
  }
  return [...groups.values()]
    .map(({ nodes, validators }) => ({ nodes, validators: [...validators] }))
    .sort((a, b) => b.validators.length - a.validators.length || b.nodes.length - a.nodes.length);
}

function rootOf(parents: Map<string, string>, name: string): string {
  let root = name;
  for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
  // Whoever was asked about leads straight to the root from now on: a whole mesh is walked once.
  for (let at = name; at !== root; ) {
    const up = parents.get(at) ?? root;
    parents.set(at, root);
    at = up;
  }
  return root;
}

function join(parents: Map<string, string>, a: string, b: string): void {
  const [from, to] = [rootOf(parents, a), rootOf(parents, b)];
  if (from !== to) parents.set(from, to);
}
