import type { RpcFailure } from '@/lib/rpc/types';

/** What came back over HTTP, whole. */
export type HttpReply = {
  readonly status: number;
  readonly body: string;
  /** Value of Content-Encoding, null when the body came as asked. */
  readonly encoding: string | null;
  /** The node's own wish for patience, ms. */
  readonly retryAfterMs: number | null;
};

const HINTS: Readonly<Record<number, string>> = {
  400: 'the node cannot read the request',
  404: 'nothing is served at this path: check the address',
  405: 'this path takes no POST: check the address',
  407: 'a proxy wants credentials',
  408: 'the node gave up waiting for the request',
  413: 'the request is too large for the node',
  415: 'the node refuses the content type application/json',
  429: 'the node or a proxy limits the rate: raise the limit or the poll interval',
  502: 'a proxy does not reach the node',
  503: 'the node or a proxy is not ready',
  504: 'a proxy got no answer from the node in time',
};

function hint(status: number): string {
  const known = HINTS[status];
  if (known !== undefined) return known;
  if (status >= 300 && status < 400) return 'redirects are not followed: configure the address it leads to';
  return status >= 500 ? 'the node or a proxy failed inside' : 'the node or a proxy refuses the request';
}

/**
 * What an HTTP status alone says: 401 and 403 are `unauthorized`, but a 403 about the host name is `http-status` with its own remedy.
 * Source: quorum node/rpcstack.go virtualHostHandler ("invalid host specified"), besu JsonRpcHttpService ("Host not authorized.").
 */
export function httpFailure(reply: HttpReply): RpcFailure {
  const { status } = reply;
  const failure = (code: 'http-status' | 'unauthorized', message: string): RpcFailure => ({
    code,
    message: `HTTP ${status}: ${message}`,
    httpStatus: status,
  });
  if (status === 401) return failure('unauthorized', 'the node wants credentials: set or correct auth of this node');
  if (status !== 403) return failure('http-status', hint(status));
  return /\bhost\b/i.test(reply.body.slice(0, 1_000))
    ? failure('http-status', 'invalid host: add the name the dashboard uses to --http.vhosts (GoQuorum) or --host-allowlist (Besu)')
    : failure('unauthorized', 'the node forbids it: check auth of this node');
}
