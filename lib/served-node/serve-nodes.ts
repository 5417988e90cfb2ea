import { type AnsweringNode, answerRequests } from '@/lib/served-node/answer-requests';
import { type Listener, listenWhileUp } from '@/lib/served-node/listen-while-up';

/** HTTP requests that reached a node and the calls in them, since serving began. */
export type NodeTraffic = { readonly httpRequests: number; readonly calls: number };

export type ServedNodes = {
  /** In the order of the nodes. */
  readonly urls: readonly string[];
  readonly traffic: () => readonly NodeTraffic[];
  /** Opens and closes the ports as they should be now; happens by itself every few real milliseconds. */
  readonly settle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** How often the ports follow the nodes, real milliseconds. */
const FOLLOW_MS = 20;

/**
 * One JSON-RPC server a node on 127.0.0.1; a node that is down refuses connections. Ports are free ones where missing or 0.
 * @throws Error naming the port where one is taken; nothing is left open then.
 */
export async function serveNodes(nodes: readonly Omit<AnsweringNode, 'counts'>[], ports: readonly number[] = []): Promise<ServedNodes> {
  const open: { readonly node: Omit<AnsweringNode, 'counts'>; readonly counts: AnsweringNode['counts']; readonly listener: Listener }[] =
    [];
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const stop = async () => {
    stopped = true;
    clearInterval(timer);
    await Promise.allSettled(open.map(({ listener }) => listener.setUp(false)));
  };
  const settle = async () => {
    if (stopped) return;
    await Promise.all(open.map(({ node, listener }) => listener.setUp(!node.isDown())));
  };
  try {
    for (const [index, node] of nodes.entries()) {
      const counts = { httpRequests: 0, calls: 0 };
      open.push({ node, counts, listener: await listenWhileUp(ports[index] ?? 0, answerRequests({ ...node, counts })) });
    }
    await settle();
  } catch (error) {
    await stop();
    throw error;
  }
  // A port that another process took meanwhile stays closed: the node looks down, and the next turn tries again.
  timer = setInterval(() => void settle().catch(() => undefined), FOLLOW_MS);
  return {
    urls: open.map(({ listener }) => `http://127.0.0.1:${listener.port}`),
    traffic: () => open.map(({ counts }) => ({ ...counts })),
    settle,
    stop,
  };
}
