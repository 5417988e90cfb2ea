import type { Answer, AskedCall, RpcErrorBody } from '@/lib/served-node/types';
import type { WireDialect } from '@/lib/served-node/wire-dialect';

/** An HTTP answer to one JSON-RPC body; `calls` counts the calls in it. An empty body answers notifications. */
export type BodyAnswer = { readonly status: number; readonly body: string; readonly calls: number };

type Reply = { readonly status: number; readonly json: object | null };

/** Answers a single call or a batch, every call by itself, in the order asked. */
export function answerBody(text: string, dialect: WireDialect, answer: (call: AskedCall) => Answer): BodyAnswer {
  const refused = (error: RpcErrorBody): BodyAnswer => ({
    status: dialect.refusedStatus,
    body: JSON.stringify(failure(null, error)),
    calls: 0,
  });
  let asked: unknown;
  try {
    asked = JSON.parse(text);
  } catch {
    return refused(dialect.parseError);
  }
  if (!Array.isArray(asked)) {
    if (typeof asked !== 'object' || asked === null)
      return refused(dialect.refusedStatus === 200 ? dialect.invalidRequest : dialect.parseError);
    const { status, json } = answerOne(asked, dialect, answer);
    return { status, body: json === null ? '' : JSON.stringify(json), calls: 1 };
  }
  if (asked.length === 0) return refused(dialect.emptyBatch);
  if (dialect.batch !== null && asked.length > dialect.batch.most) {
    return { status: 200, body: JSON.stringify(failure(null, dialect.batch.error)), calls: asked.length };
  }
  const replies = asked.flatMap((one: unknown) => answerOne(one, dialect, answer).json ?? []);
  return { status: 200, body: replies.length === 0 ? '' : JSON.stringify(replies), calls: asked.length };
}

function answerOne(asked: unknown, dialect: WireDialect, answer: (call: AskedCall) => Answer): Reply {
  if (typeof asked !== 'object' || asked === null || Array.isArray(asked))
    return { status: dialect.refusedStatus, json: failure(null, dialect.invalidRequest) };
  const { id, method, params } = asked as { id?: unknown; method?: unknown; params?: unknown };
  if (typeof method !== 'string') return { status: dialect.refusedStatus, json: failure(id ?? null, dialect.invalidRequest) };
  if (params !== undefined && params !== null && !Array.isArray(params))
    return { status: dialect.refusedParamsStatus, json: id === undefined ? null : failure(id, dialect.paramsNoList) };
  const said = answer({ method, params: params ?? [] });
  // A notification does what it says, and nobody hears how it went.
  if (id === undefined) return { status: 200, json: null };
  return { status: 200, json: said.ok ? { jsonrpc: '2.0', id, result: said.result } : failure(id, said.error) };
}

const failure = (id: unknown, error: RpcErrorBody): object => ({ jsonrpc: '2.0', id, error });
