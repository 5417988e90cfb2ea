import { headers } from 'next/headers';
import type { Runtime } from '@/lib/runtime/runtime';
import { reader } from './reader';
import { summarizeNetwork } from './summarize-network';

/** Server milliseconds mean nothing to a socket: this one is real time. */
const TICK_MS = 4000;

/**
 * Server-sent events for all networks: `hello` {serverNow, rate, version}, `networks`, then `overview` {network, overview} for each now and at
 * every change, `recovery` {network, number, revision} when a plan turned, `tick` {serverNow} in between. Ends on shutdown, on abort and when the reader goes.
 */
export async function openStream(signal: AbortSignal): Promise<Response> {
  const held = await reader();
  const sent = held.people.publicRead ? null : new Headers(await headers());
  let leave = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      leave = serve(held, controller, signal, sent);
    },
    cancel: () => leave(),
  });
  return new Response(stream, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache, no-transform', 'x-accel-buffering': 'no' },
  });
}

function serve(
  { hub, networks, recovery, clock, version, people }: Runtime,
  controller: ReadableStreamDefaultController<Uint8Array>,
  signal: AbortSignal,
  sent: Headers | null,
): () => void {
  const encoder = new TextEncoder();
  let open = true;
  const send = (event: string, data: unknown) => {
    if (!open) return;
    // A reader that does not keep up gets the newest picture later instead of a growing queue.
    if (event !== 'hello' && (controller.desiredSize ?? 0) < -MAX_QUEUED) return;
    controller.enqueue(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
  };
  const summaries = () => ({ networks: [...networks.values()].map((watch) => summarizeNetwork(watch, recovery)) });
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
  const timer = setInterval(() => {
    send('tick', { serverNow: clock.now() });
    // A session that was ended ends its streams.
    if (sent !== null) people.whoIs(sent).then((person) => person ?? close(), close);
  }, TICK_MS);
  const unsubscribe = hub.subscribe((event) => {
    if (event.kind === 'shutdown') return close();
    if (event.kind === 'recovery') {
      const { network, number, revision } = event;
      send('recovery', { network, number, revision });
      return;
    }
    if (event.kind === 'incidents') send('incidents', { network: event.network, ...event.incidents });
    else send('overview', { network: event.network, overview: event.overview });
    send('networks', summaries());
  });
  signal.addEventListener('abort', close);
  send('hello', { serverNow: clock.now(), rate: clock.rate, version });
  send('networks', summaries());
  for (const [network, watch] of networks) send('overview', { network, overview: watch.overview() });
  if (signal.aborted) close();
  return close;
}

const MAX_QUEUED = 64;
