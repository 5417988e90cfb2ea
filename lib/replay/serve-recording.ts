import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { answerBody } from '@/lib/replay/answer-body';
import { type Listener, listenWhileUp } from '@/lib/replay/listen-while-up';
import type { PlaybackPlan } from '@/lib/replay/plan-playback';
import { answerCall, isDown, type NodeAt } from '@/lib/replay/recorded-node';
import type { RecordedNode, Recording } from '@/lib/replay/recording';
import { dialectOf, MAX_BODY_BYTES, type WireDialect } from '@/lib/replay/wire-dialect';
import type { Clock } from '@/lib/runtime/clock';

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
          respond(() => viewOf(node), dialect, counts),
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

function respond(view: () => NodeAt, dialect: WireDialect, counts: { httpRequests: number; calls: number }): RequestListener {
  const refuseWhileDown = (request: IncomingMessage): boolean => {
    const down = isDown(view());
    if (down) request.socket.destroy();
    return down;
  };
  return (request, response) => {
    if (refuseWhileDown(request)) return;
    counts.httpRequests += 1;
    if (request.method !== 'POST') return answerOtherMethod(request, response, dialect);
    const type = request.headers['content-type'] ?? '';
    if (dialect.jsonOnly && !/^application\/(json|json-rpc|jsonrequest)\b/i.test(type)) {
      return plain(response, 415, 'invalid content type, only application/json is supported\n');
    }
    const pieces: Buffer[] = [];
    let bytes = 0;
    request.on('data', (piece: Buffer) => {
      bytes += piece.length;
      if (bytes <= MAX_BODY_BYTES) pieces.push(piece);
    });
    request.on('error', () => response.destroy());
    request.on('end', () => {
      if (refuseWhileDown(request)) return;
      if (bytes > MAX_BODY_BYTES) return plain(response, 413, dialect.tooLarge(bytes));
      const now = view();
      const { status, body, calls } = answerBody(Buffer.concat(pieces).toString('utf8'), dialect, (call) => answerCall(now, call));
      counts.calls += calls;
      send(response, status, 'application/json', body);
    });
  };
}

function answerOtherMethod(request: IncomingMessage, response: ServerResponse, dialect: WireDialect): void {
  if (request.method !== 'GET') plain(response, 405, 'method not allowed\n');
  else if (request.url === '/') send(response, dialect.rootStatus, null, '');
  else plain(response, 404, '');
}

const plain = (response: ServerResponse, status: number, text: string): void => send(response, status, 'text/plain; charset=utf-8', text);

function send(response: ServerResponse, status: number, type: string | null, body: string): void {
  response.writeHead(status, { ...(type === null ? {} : { 'content-type': type }), 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
