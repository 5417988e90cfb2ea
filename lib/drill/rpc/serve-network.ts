import type { Address } from '@/lib/consensus/types';
import { answerCall } from '@/lib/drill/rpc/answer-call';
import { HOSTILE_ANSWERS } from '@/lib/drill/rpc/hostile';
import type { DrillNetwork, NodeName, NodeSpec } from '@/lib/drill/types';
import { isLocalHost } from '@/lib/served-node/is-local-host';
import { type NodeTraffic, serveNodes } from '@/lib/served-node/serve-nodes';
import { dialectOf } from '@/lib/served-node/wire-dialect';

export type ServedDrillNode = {
  readonly name: NodeName;
  readonly role: NodeSpec['role'];
  readonly address: Address;
  readonly url: string;
};

export type ServedNetwork = {
  /** In the order of the network. */
  readonly nodes: readonly ServedDrillNode[];
  readonly stats: () => Readonly<Record<NodeName, NodeTraffic>>;
  /** Opens and closes the ports as the nodes' processes are now; happens by itself every few real milliseconds. */
  readonly settle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

type ServeOptions = {
  readonly network: DrillNetwork;
  /** One a node, in the order of the network; free ones where missing or 0. */
  readonly ports?: readonly number[];
  /** Brings the simulation up to now; before every request is looked at. */
  readonly before: () => void;
};

/**
 * Serves every node of a network as a JSON-RPC server on 127.0.0.1. A node whose process is down refuses connections; one that is told to
 * be hostile answers as rpc/hostile.ts says. @throws Error naming the port where one is taken; nothing is left open then.
 */
export async function serveNetwork({ network, ports = [], before }: ServeOptions): Promise<ServedNetwork> {
  const dialect = dialectOf('goquorum');
  const { urls, traffic, settle, stop } = await serveNodes(
    network.nodes.map((node) => ({
      dialect,
      serves: isLocalHost,
      before,
      isDown: () => node.process() === null,
      answerer: () => (call) => answerCall(node, network, call),
      instead: (visit) => {
        const hostile = node.hostile === null ? undefined : HOSTILE_ANSWERS.get(node.hostile);
        hostile?.answer(visit);
        return hostile !== undefined;
      },
    })),
    ports,
  );
  return {
    nodes: network.nodes.map(({ name, role, key }, index) => ({ name, role, address: key.address, url: urls[index] ?? '' })),
    stats: () => Object.fromEntries(traffic().map((counts, index) => [network.nodes[index]?.name ?? '', counts])),
    settle,
    stop,
  };
}
