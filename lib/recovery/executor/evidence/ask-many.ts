import type { Call } from '@/lib/rpc/types';
import type { AskedCall, AskedNode } from './types';

export type Asked = { readonly method: string; readonly params: readonly unknown[] };

/** Answers that a smaller batch may bring. */
const TOO_MUCH: ReadonlySet<string> = new Set(['too-large', 'timeout', 'http-status', 'not-json']);

/**
 * Asks one node all of it in batches of at most `atOnce`, halved when what comes back is too large or too slow. Answers are taken as they
 * came, secrets of the connection masked. Never throws; failures stand in place of answers. A node that does not answer is not asked on.
 */
export async function askMany({ client }: AskedNode, calls: readonly Asked[], atOnce: number): Promise<readonly AskedCall[]> {
  const done: AskedCall[] = [];
  let most = Math.max(1, Math.floor(atOnce));
  while (done.length < calls.length) {
    const part = calls.slice(done.length, done.length + most);
    const { outcomes, transport } = await client.send(part.map(raw));
    if (transport !== null && part.length > 1 && TOO_MUCH.has(transport.code)) {
      most = Math.floor(part.length / 2);
      continue;
    }
    for (const [index, { method, params }] of part.entries()) {
      const outcome = outcomes[index];
      done.push(
        outcome?.ok
          ? { method, params, answer: masked(outcome.value, client.mask) }
          : { method, params, failure: outcome?.error.message ?? 'no answer' },
      );
    }
    if (transport === null || TOO_MUCH.has(transport.code)) continue;
    for (const { method, params } of calls.slice(done.length)) done.push({ method, params, failure: transport.message });
  }
  return done;
}

const raw = ({ method, params }: Asked): Call<unknown> => ({ method, params, parse: (value) => value });

function masked(value: unknown, mask: ((text: string) => string) | undefined): unknown {
  if (mask === undefined) return value;
  const text = JSON.stringify(value);
  const hidden = mask(text);
  return hidden === text ? value : (JSON.parse(hidden) as unknown);
}

/** The first of these that the node answers; otherwise the last failure. */
export async function askFirst(node: AskedNode, calls: readonly Asked[]): Promise<readonly AskedCall[]> {
  const tried: AskedCall[] = [];
  for (const call of calls) {
    tried.push(...(await askMany(node, [call], 1)));
    const last = tried.at(-1);
    if (last !== undefined && 'answer' in last) break;
  }
  return tried;
}

export const answerOf = (asked: AskedCall | undefined): unknown => (asked !== undefined && 'answer' in asked ? asked.answer : undefined);
export const failureOf = (asked: AskedCall | undefined): string =>
  asked !== undefined && 'failure' in asked ? asked.failure : 'no answer';
