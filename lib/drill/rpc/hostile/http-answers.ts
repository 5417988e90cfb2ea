import type { ServerResponse } from 'node:http';
import type { Hostile, Visit } from '@/lib/drill/rpc/hostile/hostile';

const JSON_TYPE = { 'content-type': 'application/json' };

export function send(response: ServerResponse, status: number, body: string, headers: Readonly<Record<string, string>> = JSON_TYPE): void {
  response.writeHead(status, headers);
  response.end(body);
}

const plain = (says: string, status: number, body: string, headers?: Readonly<Record<string, string>>): Hostile => ({
  says,
  answer: ({ response }) => send(response, status, body, headers),
});
const TEXT = { 'content-type': 'text/plain; charset=utf-8' };

/** More than any reader should take: whoever reads to the end has no limit. */
const HUGE_BYTES = 300_000_000;
const DRIP_MS = 5;

/** As fast as the reader takes it, until it hangs up. */
function stream(response: ServerResponse, total: number): void {
  response.writeHead(200, JSON_TYPE);
  const chunk = Buffer.alloc(1 << 16, 'x');
  let sent = 0;
  const more = (): void => {
    while (sent < total && !response.destroyed) {
      sent += chunk.length;
      if (!response.write(chunk)) return void response.once('drain', more);
    }
    if (!response.destroyed) response.end('"}]');
  };
  response.write('[{"jsonrpc":"2.0","id":1,"result":"');
  more();
}

function drip({ response }: Visit): void {
  response.writeHead(200, JSON_TYPE);
  const timer = setInterval(() => response.write(' '), DRIP_MS);
  response.once('close', () => clearInterval(timer));
}

/** Answers that are no JSON-RPC: proxies, wrong addresses, broken connections. */
export const HTTP_ANSWERS = {
  html: plain('a web page instead of JSON', 200, '<!doctype html><title>Welcome</title>', { 'content-type': 'text/html' }),
  text: plain('plain words instead of JSON', 200, 'hello'),
  empty: plain('an empty body', 200, ''),
  'no-content': { says: 'HTTP 204', answer: ({ response }) => void response.writeHead(204).end() },
  unauthorized: plain('HTTP 401', 401, 'no', TEXT),
  forbidden: plain('HTTP 403', 403, 'forbidden', TEXT),
  'invalid-host': plain('HTTP 403 "invalid host specified", GoQuorum with another --http.vhosts', 403, 'invalid host specified\n', TEXT),
  'host-not-authorized': plain(
    'HTTP 403 "Host not authorized.", Besu with another host allowlist',
    403,
    '{"message":"Host not authorized."}',
  ),
  'request-too-large': plain('HTTP 413', 413, 'content length too large\n', TEXT),
  'too-many-requests': plain('HTTP 429, again in 40 s', 429, 'slow down', { ...TEXT, 'retry-after': '40' }),
  'server-error': plain('HTTP 500', 500, 'oops', TEXT),
  redirect: plain('HTTP 307 to another address', 307, '', { location: 'http://127.0.0.1:1/' }),
  'half-json': plain('JSON that ends in the middle', 200, '[{"jsonrpc":"2.0","id":1,"result":"0x'),
  'other-json': plain('JSON that is no JSON-RPC', 200, '{"message":"welcome"}'),
  'false-json': plain('the JSON value false', 200, 'false'),
  'closed-midway': {
    says: 'a connection cut in the middle of the body',
    answer: ({ response }) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-length': '1000' });
      response.write('[{"jsonrpc":"2.0",', () => response.destroy());
    },
  },
  reset: { says: 'a connection cut without an answer', answer: ({ response }) => void response.destroy() },
  silent: { says: 'no answer at all: it hangs', answer: () => undefined },
  huge: { says: 'a body of 300 MB', answer: ({ response }) => stream(response, HUGE_BYTES) },
  endless: { says: 'a body that never ends, a space every 5 ms', answer: drip },
} as const satisfies Readonly<Record<string, Hostile>>;
