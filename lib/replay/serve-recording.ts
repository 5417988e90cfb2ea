import type { PlaybackPlan } from '@/lib/replay/plan-playback';
import { answerCall, isDown, type NodeAt } from '@/lib/replay/recorded-node';
import type { RecordedNode, Recording } from '@/lib/replay/recording';
import type { Clock } from '@/lib/runtime/clock';
import { answerRequests } from '@/lib/served-node/answer-requests';
import { type Listener, listenWhileUp } from '@/lib/served-node/listen-while-up';
import type { Answer, AskedCall } from '@/lib/served-node/types';
import { dialectOf } from '@/lib/served-node/wire-dialect';

export type ServedNode = { readonly name: string; readonly role: string; readonly address: string | null; readonly url: string };

/** HTTP requests that reached a node and the calls in them, since serving began. */
export type NodeTraffic = { readonly httpRequests: number; readonly calls: number };

export type ServedRecording = {
  /** In the order of network.json. */
  readonly nodes: readonly ServedNode[];
  readonly stats: () => Readonly<Record<string, NodeTraffic>>;
  /** Opens and closes the nodes' ports as they should be now; happens by itself every few real milliseconds. */
  readonly settle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type ServeOptions = {
  readonly recording: Recording;
  readonly plan: PlaybackPlan;
  readonly clock: Clock;
  /** One a node, in the order of network.json; free ones where missing or 0. */
  readonly ports?: readonly number[] | undefined;
};

/** How often the ports follow the recording, real milliseconds. */
const FOLLOW_MS = 20;

/**
 * Serves every node of a recording as a JSON-RPC server on 127.0.0.1, answering by the clock. A node that is down refuses connections.
 * @throws Error naming the port where one is taken; nothing is left open then.
 */
export async function serveRecording({ recording, plan, clock, ports = [] }: ServeOptions): Promise<ServedRecording> {
  const traffic = new Map<string, { httpRequests: number; calls: number }>();
  const open: { readonly node: RecordedNode; readonly listener: Listener }[] = [];
  const dialect = dialectOf(recording.client);
  const viewOf = (node: RecordedNode): NodeAt => ({ recording, node, at: Math.min(clock.now(), plan.answersUntil), opening: plan.opening });
  let stopped = false;
  const stop = async () => {
    stopped = true;
    clearInterval(timer);
    await Promise.allSettled(open.map(({ listener }) => listener.setUp(false)));
  };
  const settle = async () => {
    if (stopped) return;
    await Promise.all(open.map(({ node, listener }) => listener.setUp(!isDown(viewOf(node)))));
  };
  let timer: NodeJS.Timeout | undefined;
  try {
    for (const [index, node] of recording.nodes.entries()) {
      const counts = { httpRequests: 0, calls: 0 };
      traffic.set(node.name, counts);
      open.push({
        node,
        listener: await listenWhileUp(
          ports[index] ?? 0,
          answerRequests({ dialect, counts, isDown: () => isDown(viewOf(node)), answerer: () => answererAt(viewOf(node)) }),
        ),
      });
    }
    await settle();
  } catch (error) {
    await stop();
    throw error;
  }
  // A port that another process took meanwhile stays closed: the node looks down, and the next turn tries again.
  timer = setInterval(() => void settle().catch(() => undefined), FOLLOW_MS);
  return {
    nodes: open.map(({ node, listener }) => ({
      name: node.name,
      role: node.role,
      address: node.address,
      url: `http://127.0.0.1:${listener.port}`,
    })),
    stats: () => Object.fromEntries([...traffic].map(([name, counts]) => [name, { ...counts }])),
    settle,
    stop,
  };
}

/** All calls of a body see the recording at one instant. */
const answererAt =
  (view: NodeAt) =>
  (call: AskedCall): Answer =>
    answerCall(view, call);
