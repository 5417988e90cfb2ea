import { headers } from 'next/headers';
import type { NetworkWatch, Runtime } from '@/lib/runtime/runtime';
import type { WallRefusal } from '@/lib/views/wall-notice';
import { answerJson } from './answer-json';
import { reader } from './reader';
import { summarizeNetwork } from './summarize-network';
import { WallRefused, wallReader, wallReaderOf } from './wall-reader';

/** Server milliseconds mean nothing to a socket: this one is real time. */
const TICK_MS = 4000;
/** A wall says within two polls that its link is lost: it has to hear something more often. */
const WALL_TICK_MS = 500;

/** Who is told, and of what. */
type Listener = {
  readonly runtime: Runtime;
  readonly networks: ReadonlyMap<string, NetworkWatch>;
  /** The display that listens; null = somebody else. */
  readonly display: string | null;
  readonly cookie: string | null;
  readonly tickMs: number;
  /** Why it may not listen any more, asked again and again; null = it may. What rejects says nothing. Left out = nothing has to be asked. */
  readonly refusal?: () => Promise<WallRefusal | null>;
};

/**
 * Server-sent events for all networks: `hello` {serverNow, rate, version}, `networks`, then `overview` {network, overview} for each now and at
 * every change, `recovery` {network, number, revision} when a plan turned, `tick` {serverNow} in between. Ends on shutdown, on abort, when the reader
 * goes, and, after `refused` {why}, when it may not read any more. `?once=1` answers the same as one JSON list of events, for who can't have a stream.
 */
export async function openStream(request: Request): Promise<Response> {
  const held = await reader();
  const sent = held.people.publicRead ? null : new Headers(await headers());
  const common = { runtime: held, networks: held.networks, display: null, cookie: null, tickMs: TICK_MS };
  if (sent === null) return listen(request, common);
  const refusal = async () => ((await held.people.whoIs(sent)) === null ? 'not-signed-in' : null) as WallRefusal | null;
  return listen(request, { ...common, refusal });
}

/** The same for a wall: what a display may read of it, and no more. @throws WallRefused */
export async function openWallStream(request: Request): Promise<Response> {
  const sent = new Headers(await headers());
  const { runtime, networks, display, cookie } = await wallReader();
  const refusal = () =>
    wallReaderOf(runtime, sent).then(
      () => null,
      (error: unknown) => (error instanceof WallRefused ? error.why : null),
    );
  return listen(request, { runtime, networks, display: display?.id ?? null, cookie, tickMs: WALL_TICK_MS, refusal });
}

function listen(request: Request, listener: Listener): Response {
  const asked = new URL(request.url).searchParams;
  const cookie: Record<string, string> = listener.cookie === null ? {} : { 'set-cookie': listener.cookie };
  if (asked.has('once')) {
    const only = asked.get('network');
    const events = greeting(listener, (network) => only === null || only === network);
    const answer = answerJson(request, { events });
    for (const [name, value] of Object.entries(cookie)) answer.headers.set(name, value);
    return answer;
  }
  let leave = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      leave = serve(listener, controller, request.signal);
    },
    cancel: () => leave(),
  });
  const sent = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache, no-transform', 'x-accel-buffering': 'no' };
  return new Response(stream, { headers: { ...sent, ...cookie } });
}

type Told = readonly [event: string, data: unknown];

/** All that is so now. */
function greeting(listener: Listener, wants: (network: string) => boolean): readonly Told[] {
  const { clock, version } = listener.runtime;
  const overviews = [...listener.networks].filter(([network]) => wants(network));
  return [
    ['hello', { serverNow: clock.now(), rate: clock.rate, version }],
    ['networks', summaries(listener)],
    ...overviews.map(([network, watch]): Told => ['overview', { network, overview: watch.overview() }]),
  ];
}

const summaries = ({ runtime, networks }: Listener) => ({
  networks: [...networks.values()].map((watch) => summarizeNetwork(watch, runtime.recovery)),
});

function serve(listener: Listener, controller: ReadableStreamDefaultController<Uint8Array>, signal: AbortSignal): () => void {
  const { runtime, networks, display, refusal, tickMs } = listener;
  const { hub, clock } = runtime;
  const encoder = new TextEncoder();
  let open = true;
  const send = (event: string, data: unknown) => {
    if (!open) return;
    // A reader that does not keep up gets the newest picture later instead of a growing queue.
    if (event !== 'hello' && (controller.desiredSize ?? 0) < -MAX_QUEUED) return;
    controller.enqueue(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
  };
  const close = () => {
    if (!open) return;
    open = false;
    clearInterval(timer);
    unsubscribe();
    signal.removeEventListener('abort', close);
    try {
      controller.close();
    } catch {
      // The reader has gone already.
    }
  };
  const refuse = (why: WallRefusal) => {
    send('refused', { why });
    close();
  };
  let ticks = 0;
  const timer = setInterval(() => {
    ticks += 1;
    send('tick', { serverNow: clock.now() });
    if ((ticks * tickMs) % TICK_MS !== 0) return;
    refusal?.().then(
      (why) => why !== null && refuse(why),
      () => {},
    );
  }, tickMs);
  const unsubscribe = hub.subscribe((event) => {
    if (event.kind === 'shutdown') return close();
    if (event.kind === 'display-revoked') {
      if (event.id === display) refuse('revoked');
      return;
    }
    if (!networks.has(event.network)) return;
    if (event.kind === 'recovery') {
      const { network, number, revision } = event;
      send('recovery', { network, number, revision });
      return;
    }
    if (event.kind === 'incidents') send('incidents', { network: event.network, ...event.incidents });
    else send('overview', { network: event.network, overview: event.overview });
    send('networks', summaries(listener));
  });
  signal.addEventListener('abort', close);
  for (const [event, data] of greeting(listener, () => true)) send(event, data);
  if (signal.aborted) close();
  return close;
}

const MAX_QUEUED = 64;
