import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { answerControl } from '@/lib/drill/control/answer-control';
import type { DrillDesk } from '@/lib/drill/control/drill-desk';
import { answerRequests } from '@/lib/served-node/answer-requests';
import { listenWhileUp } from '@/lib/served-node/listen-while-up';
import { dialectOf } from '@/lib/served-node/wire-dialect';

export type ServedControl = {
  readonly url: string;
  readonly stop: () => Promise<void>;
};

type ControlOptions = {
  readonly desk: DrillDesk;
  /** Whoever sends it may do everything here. */
  readonly token: string;
  /** 0 = a free one. */
  readonly port?: number;
};

/** Serves the drill_* methods on 127.0.0.1, to those who send the token. @throws Error naming the port where it is taken */
export async function serveControl({ desk, token, port = 0 }: ControlOptions): Promise<ServedControl> {
  const answer = answerRequests({
    dialect: dialectOf('drill'),
    isDown: () => false,
    answerer: () => (call) => answerControl(desk, call),
    counts: { httpRequests: 0, calls: 0 },
  });
  const listener = await listenWhileUp(port, guard(token, answer));
  return { url: `http://127.0.0.1:${listener.port}`, stop: () => listener.setUp(false) };
}

function guard(token: string, answer: RequestListener): RequestListener {
  return (request, response) => {
    // A page of another site whose name was made to lead here sends its own name as Host.
    if (!isLoopback(request.headers.host)) return refuse(response, 403, 'invalid host specified\n');
    if (!hasToken(request, token)) return refuse(response, 401, "the drill's token is missing or wrong: Authorization: Bearer TOKEN\n");
    answer(request, response);
  };
}

const isLoopback = (host: string | undefined): boolean => /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host ?? '');

function hasToken({ headers }: IncomingMessage, token: string): boolean {
  const given = Buffer.from(/^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '');
  const wanted = Buffer.from(token);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function refuse(response: ServerResponse, status: number, text: string): void {
  const headers = status === 401 ? { 'www-authenticate': 'Bearer' } : {};
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close', ...headers });
  response.end(text);
}
