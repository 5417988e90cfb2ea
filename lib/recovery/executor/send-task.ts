import type { Call, NodeClient, Outcome, RpcFailure } from '@/lib/rpc/types';
import type { Task } from '../plan-types';
import { scrubbed } from './scrubbed';

/** What came of it. `lost` = it may have been done: only looking tells. */
export type Sent =
  | { readonly kind: 'answered'; readonly reply: string }
  | { readonly kind: 'refused'; readonly reply: string }
  | { readonly kind: 'lost'; readonly why: string };

/** The node, or what stands before it, read the request and did not take it on. */
const REFUSED_STATUS = new Set([400, 401, 403, 404, 405, 413, 415, 429]);

/** Sends a task's calls to its node, `times` times one after the other, exactly as planned. Never throws. Replies are scrubbed of secrets. */
export async function sendTask(client: NodeClient, { calls, times }: Task): Promise<Sent> {
  if (calls.length === 0) return { kind: 'answered', reply: 'nothing to send' };
  const replies: string[] = [];
  const refusals: string[] = [];
  for (let done = 0; done < times; done += 1) {
    const { outcomes } = await client.send(calls.map(asPlanned));
    for (const outcome of outcomes as readonly Outcome<unknown>[]) {
      if (outcome.ok) replies.push(textOf(outcome.value));
      else if (isRefusal(outcome.error)) refusals.push(outcome.error.message);
      else return { kind: 'lost', why: scrubbed(client, outcome.error.message) };
    }
    // What was refused once is not asked for again in the same breath.
    if (refusals.length > 0) return { kind: 'refused', reply: scrubbed(client, told(refusals)) };
  }
  return { kind: 'answered', reply: scrubbed(client, told(replies)) };
}

const asPlanned = ({ method, params }: Task['calls'][number]): Call<unknown> => ({ method, params, parse: (raw) => raw });

function isRefusal({ code, httpStatus }: RpcFailure): boolean {
  if (code === 'rpc-error' || code === 'method-unavailable' || code === 'unauthorized') return true;
  return code === 'http-status' && httpStatus !== undefined && REFUSED_STATUS.has(httpStatus);
}

const textOf = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** The same answer many times is told once, with how often. */
function told(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, count]) => (count > 1 ? `${text} (${count} times)` : text)).join('; ');
}
