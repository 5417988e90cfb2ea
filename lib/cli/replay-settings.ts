import type { ServedNode } from '@/lib/replay/serve-recording';

/** Shape of quorumwatch.yaml, as far as a replay needs it. */
export type ReplaySettings = {
  readonly networks: readonly {
    readonly id: string;
    readonly name: string;
    readonly interval?: string;
    readonly nodes: readonly {
      readonly name: string;
      readonly url: string;
      readonly log?: { readonly file: string; readonly timezone: string };
    }[];
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
 * so neither roles nor addresses are taken from the recording. `logs`: the file each node's log grows in.
 */
export function replaySettings(
  name: string,
  nodes: readonly ServedNode[],
  storagePath: string,
  logs: ReadonlyMap<string, string> = new Map(),
): ReplaySettings {
  const watched = nodes.map(({ name: node, url }) => {
    const file = logs.get(node);
    return { name: node, url, ...(file === undefined ? {} : { log: { file, timezone: 'UTC' } }) };
  });
  return {
    networks: [{ id: networkId(name), name, nodes: watched }],
    storage: `sqlite:${storagePath}`,
  };
}
