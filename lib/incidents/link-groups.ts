import { addressFromEnode } from '@/lib/consensus/enode-address';
import type { Address } from '@/lib/consensus/types';
import type { DiagnosisInput } from './types';
import { answeringNodes } from './who-answers';

/** Nodes that are linked with each other, and with nobody else. */
export type LinkGroup = { readonly nodes: readonly string[]; readonly validators: readonly Address[] };

/**
 * The groups into which the nodes' links part them, largest first; one group = all are linked. A link counts when either end tells it, and
 * leads on through peers that nobody configured and nodes that do not answer: only what is surely not connected is parted.
 * null = a node that answers does not tell its peers or who it is: it may be the link.
 */
export function linkGroups(input: DiagnosisInput): readonly LinkGroup[] | null {
  const nodes = answeringNodes(input);
  const places = nodes.map((node) => ({ node, id: node.address ?? (node.enode === null ? null : addressFromEnode(node.enode)) }));
  if (places.length < 2 || places.some(({ node, id }) => id === null || node.peerList === null)) return null;
  // A peer that tells no key could be the link between two groups.
  if (places.some(({ node }) => node.peerList?.some(({ address }) => address === null))) return null;
  const group = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let up = group.get(root); up !== undefined && up !== root; up = group.get(root)) root = up;
    return root;
  };
  for (const { node, id } of places) {
    if (id === null) continue;
    for (const { address } of node.peerList ?? []) {
      if (address === null) continue;
      const [a, b] = [rootOf(id), rootOf(address)];
      if (a !== b) group.set(a, b);
    }
  }
  const inSet = new Set(input.picture.set?.validators ?? []);
  const groups = new Map<string, { nodes: string[]; validators: Set<Address> }>();
  for (const { node, id } of places) {
    if (id === null) continue;
    const root = rootOf(id);
    const one = groups.get(root) ?? { nodes: [], validators: new Set<Address>() };
    groups.set(root, one);
    one.nodes.push(node.name);
    if (inSet.has(id)) one.validators.add(id);
  }
  return [...groups.values()]
    .map(({ nodes: names, validators }) => ({ nodes: names, validators: [...validators] }))
    .sort((a, b) => b.validators.length - a.validators.length || b.nodes.length - a.nodes.length);
}
