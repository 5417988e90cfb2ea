import type { ServedNode } from '@/lib/replay/serve-recording';

/** Shape of quorumwatch.yaml, as far as a replay needs it. */
export type ReplaySettings = {
  readonly networks: readonly {
    readonly id: string;
    readonly name: string;
    readonly interval?: string;
    readonly nodes: readonly { readonly name: string; readonly url: string }[];
  }[];
  readonly storage: string;
};

/** Id of the network made from a recording of this name. */
export function networkId(name: string): string {
  const id = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return id === '' ? 'replay' : id;
}

/**
 * Settings of a dashboard that watches served nodes. Names and URLs only: who a node is has to be proven over RPC,
 * so neither roles nor addresses are taken from the recording.
 */
export function replaySettings(name: string, nodes: readonly ServedNode[], storagePath: string): ReplaySettings {
  return {
    networks: [{ id: networkId(name), name, nodes: nodes.map(({ name: node, url }) => ({ name: node, url })) }],
    storage: `sqlite:${storagePath}`,
  };
}
