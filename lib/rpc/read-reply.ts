import { type HttpReply, httpFailure } from '@/lib/rpc/http-failure';
import type { RpcFailure } from '@/lib/rpc/types';

/** An HTTP reply as JSON-RPC, or why it is none. `json` is whatever the body held, its shape unchecked. */
export type ReadReply =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly error: RpcFailure; readonly refusal: boolean };

/** These on a batch may mean that only the batch is unwelcome. */
const REFUSALS = new Set([400, 413, 422, 501]);
/** These mean what they say, whatever the body holds. */
const FINAL = new Set([401, 403, 407, 413, 429]);

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for one JSON-RPC answer: an object with a result or an error object. */
export function looksLikeAnswer(value: unknown): boolean {
  return isObject(value) && ('result' in value || isObject(value.error));
}

function notJson({ body, encoding }: HttpReply): RpcFailure {
  const start = body.slice(0, 200).trimStart();
  const say = (message: string): RpcFailure => ({ code: 'not-json', message });
  if (encoding !== null) return say('the answer is compressed though none was asked for: check the proxy before the node');
  if (start === '') return say('the answer is empty: check that this is the HTTP RPC port and path');
  if (start.startsWith('<')) return say('the answer is a web page, not JSON: check address, port and path');
  return /^[[{"]/.test(start)
    ? say('the answer starts as JSON but is broken or cut off: check the node and any proxy before it')
    : say('the answer is not JSON: check address, port and path');
}

function parsedJson(body: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(body) };
  } catch {
    return null;
  }
}

/** Reads an HTTP reply. Besu sends JSON-RPC errors with HTTP 400, so a body that is an answer counts more than most statuses. */
export function readReply(reply: HttpReply): ReadReply {
  const good = reply.status >= 200 && reply.status < 300;
  const json = FINAL.has(reply.status) || (reply.status >= 300 && reply.status < 400) ? null : parsedJson(reply.body);
  if (json !== null && (good || [json.value].flat().some(looksLikeAnswer))) return { ok: true, json: json.value };
  const error = good ? notJson(reply) : httpFailure(reply);
  return { ok: false, error, refusal: REFUSALS.has(reply.status) };
}
