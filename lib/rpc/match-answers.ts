import { looksLikeAnswer } from '@/lib/rpc/read-reply';
import { rpcErrorFailure } from '@/lib/rpc/rpc-error-failure';
import type { Call, Outcome, RpcFailure } from '@/lib/rpc/types';

/** A call with the id it was sent under. */
export type Sent = { readonly id: number; readonly call: Call<unknown> };
type Answer = { readonly id?: unknown; readonly result?: unknown; readonly error?: unknown };
type Scrub = (text: string) => string;

function wrongShape(method: string, message: string): RpcFailure {
  return { code: 'wrong-shape', message: `${method}: ${message}`, method };
}

/** The outcome of one call from the answer that carries its id. */
function outcomeOf(call: Call<unknown>, answer: Answer, scrub: Scrub): Outcome<unknown> {
  if (answer.error !== undefined && answer.error !== null) return { ok: false, error: rpcErrorFailure(answer.error, call.method, scrub) };
  if (!('result' in answer)) return { ok: false, error: wrongShape(call.method, 'the answer holds neither result nor error') };
  try {
    return { ok: true, value: call.parse(answer.result) };
  } catch (fault) {
    const what = fault instanceof Error ? fault.message : 'the answer cannot be read';
    return { ok: false, error: wrongShape(call.method, scrub(what)) };
  }
}

/** Why a call found no answer of its own among `answers`. */
function missing(method: string, asked: number, answers: readonly unknown[], strays: readonly Answer[], scrub: Scrub): RpcFailure {
  const blamed = strays.find(({ id, error }) => id === null && error !== undefined && error !== null);
  if (blamed !== undefined) {
    if (asked === 1) return rpcErrorFailure(blamed.error, method, scrub);
    return wrongShape(method, `no answer under its id, but an error without one: ${rpcErrorFailure(blamed.error, 'node', scrub).message}`);
  }
  return wrongShape(
    method,
    strays.length > 0 ? 'answered under an id that was not asked' : `no answer to this call among the ${answers.length}`,
  );
}

/**
 * Gives each call its own answer, by id, in whatever order they came. A missing answer, an id that was not asked and an id answered twice
 * are `wrong-shape` for the calls they concern, never for the others.
 */
export function matchAnswers(sent: readonly Sent[], answers: readonly unknown[], scrub: Scrub): readonly Outcome<unknown>[] {
  const asked = new Set(sent.map(({ id }) => id));
  const byId = new Map<number, Answer>();
  const twice = new Set<number>();
  const strays: Answer[] = [];
  for (const one of answers) {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) continue;
    const answer = one as Answer;
    if (typeof answer.id !== 'number' || !asked.has(answer.id)) strays.push(answer);
    else if (byId.has(answer.id)) twice.add(answer.id);
    else byId.set(answer.id, answer);
  }
  return sent.map(({ id, call }) => {
    const answer = byId.get(id);
    if (twice.has(id)) return { ok: false, error: wrongShape(call.method, 'answered twice under one id') };
    if (answer === undefined) return { ok: false, error: missing(call.method, sent.length, answers, strays, scrub) };
    return outcomeOf(call, answer, scrub);
  });
}

export type BatchRefusal = 'none' | 'size' | 'batch';

/** Whether a JSON body is a node's refusal of the batch as such: one error for all of it. `size` when a smaller one may pass. */
export function batchRefusal(json: unknown, asked: number): BatchRefusal {
  const one = Array.isArray(json) && json.length === 1 && asked > 1 ? (json[0] as Answer | null) : json;
  if (!looksLikeAnswer(one) || Array.isArray(one)) return 'none';
  const { id, error } = one as Answer;
  if (typeof error !== 'object' || error === null || (one !== json && id !== null)) return 'none';
  const { code, message } = error as { code?: unknown; message?: unknown };
  const aboutSize =
    code === -32005 || (typeof message === 'string' && /batch.{0,20}(size|large|limit)|exceed|too (many|large)/i.test(message));
  return aboutSize ? 'size' : 'batch';
}
