import type { RecordedNode, Recording } from '@/lib/replay/recording';

type NodeFacts = Pick<RecordedNode, 'name' | 'role' | 'address' | 'enode' | 'note'>;
export type NetworkFile = Omit<Recording, 'name' | 'nodes' | 'stages' | 'blocks'> & { readonly nodes: readonly NodeFacts[] };

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOr = <T>(value: unknown, other: T): string | T => (typeof value === 'string' && value !== '' ? value : other);

/** Reads network.json: names of nodes are needed, everything else may be missing. @throws Error saying what is wrong */
export function parseNetworkFile(text: string): NetworkFile {
  const file: unknown = JSON.parse(text);
  if (!isObject(file)) throw new Error('the file holds no JSON object');
  if (!Array.isArray(file.nodes) || file.nodes.length === 0) throw new Error('"nodes" is missing or empty');
  const nodes = file.nodes.map((node: unknown, index): NodeFacts => {
    if (!isObject(node) || typeof node.name !== 'string' || node.name === '') throw new Error(`nodes[${index}] has no name`);
    const { role, address, enode, note } = node;
    return {
      name: node.name,
      role: textOr(role, 'unknown'),
      address: textOr(address, null),
      enode: textOr(enode, null),
      note: textOr(note, null),
    };
  });
  const twice = nodes.find((node, index) => nodes.findIndex((other) => other.name === node.name) !== index);
  if (twice !== undefined) throw new Error(`two nodes are called "${twice.name}"`);
  const events = Array.isArray(file.events) ? file.events.filter(isObject) : [];
  return {
    client: textOr(file.client, 'unknown'),
    protocol: textOr(file.protocol, 'unknown'),
    genesis: file.genesis ?? null,
    validators: Array.isArray(file.validators) ? file.validators.filter((entry) => typeof entry === 'string') : [],
    events: events.map(({ at, what, data }) => ({
      at: typeof at === 'string' ? timeOr(at) : null,
      what: textOr(what, ''),
      data: data ?? null,
    })),
    ancestor: typeof file.ancestor === 'number' ? file.ancestor : null,
    split: textOr(file.split, null),
    nodes,
  };
}

function timeOr(text: string): number | null {
  const at = Date.parse(text);
  return Number.isFinite(at) ? at : null;
}
