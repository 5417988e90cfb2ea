import type { LookupFunction } from 'node:net';
import { Pool } from 'undici';
import type { HttpReply } from '@/lib/rpc/http-failure';
import { timeoutFailure, transportFailure } from '@/lib/rpc/transport-failure';
import type { Endpoint, RpcFailure } from '@/lib/rpc/types';

export type Posted = { readonly ok: true; readonly reply: HttpReply } | { readonly ok: false; readonly error: RpcFailure };
export type Transport = { readonly post: (body: string) => Promise<Posted>; readonly close: () => Promise<void> };
type Limits = { readonly timeoutMs: number; readonly maxBytes: number; readonly lookup?: LookupFunction | undefined };

const RPC_HEADERS = { accept: 'application/json', 'accept-encoding': 'identity', 'content-type': 'application/json' };

function headerText(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** Retry-After in ms: seconds, or a date against the Date of the same answer (the node's clock, not ours). */
function retryAfterMs(after: string | null, date: string | null): number | null {
  if (after === null) return null;
  if (/^\d{1,9}$/.test(after.trim())) return Number(after) * 1_000;
  const wait = Date.parse(after) - Date.parse(date ?? '');
  return Number.isFinite(wait) && wait > 0 ? wait : null;
}

/** Carries bodies to one node: kept-alive connections, no redirects, one time limit over the whole exchange, answers cut at `maxBytes`. */
export function createTransport(endpoint: Endpoint, limits: Limits): Transport {
  const url = new URL(endpoint.url);
  const pool = new Pool(url.origin, {
    // One request at a time is the caller's rule; a second connection would only be opened in the blink between two of them.
    connections: 1,
    maxResponseSize: limits.maxBytes,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: limits.timeoutMs, ...endpoint.tls, ...(limits.lookup === undefined ? {} : { lookup: limits.lookup }) },
  });
  const path = `${url.pathname}${url.search}`;
  const headers = { ...endpoint.headers, ...RPC_HEADERS };

  async function post(body: string): Promise<Posted> {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), limits.timeoutMs);
    try {
      const answer = await pool.request({ path, method: 'POST', headers, body, signal: stop.signal });
      const encoding = headerText(answer.headers['content-encoding']);
      const reply = {
        status: answer.statusCode,
        body: await answer.body.text(),
        encoding: encoding === 'identity' || encoding === '' ? null : encoding,
        retryAfterMs: retryAfterMs(headerText(answer.headers['retry-after']), headerText(answer.headers.date)),
      };
      return { ok: true, reply };
    } catch (error) {
      return { ok: false, error: stop.signal.aborted ? timeoutFailure(limits.timeoutMs) : transportFailure(error, limits) };
    } finally {
      clearTimeout(timer);
    }
  }

  return { post, close: () => pool.destroy() };
}
