import type { Answer, AskedCall, RpcErrorBody } from '@/lib/served-node/types';

/** One line of answers.jsonl: who was asked when, whether it could be reached (null = the line doesn't say), and the calls with an answer. */
export type AnswerLine = {
  readonly at: number;
  readonly stage: string;
  readonly node: string;
  readonly up: boolean | null;
  readonly calls: readonly (AskedCall & { readonly answer: Answer })[];
};

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Nobody listened, whatever was sent: the only failure that a raw HTTP fault shares with a node that is down. */
const NOBODY_THERE = 'ECONNREFUSED';

/** Reads one line. Lines of other traffic (raw HTTP faults, WebSocket messages) give no calls. @throws Error saying what is wrong with the line */
export function parseAnswerLine(text: string): AnswerLine {
  const line: unknown = JSON.parse(text);
  if (!isObject(line)) throw new Error('the line is no JSON object');
  const at = typeof line.at === 'number' ? line.at : Date.parse(String(line.at));
  if (!Number.isFinite(at)) throw new Error(`"at" is no time: ${JSON.stringify(line.at)}`);
  if (typeof line.node !== 'string' || line.node === '') throw new Error('"node" is missing');
  if (typeof line.stage !== 'string' || line.stage === '') throw new Error('"stage" is missing');
  const isCall = line.request !== undefined && line.raw === undefined && line.fault === undefined && line.ws === undefined;
  const failed = line.failed !== undefined && line.failed !== null && line.failed !== false;
  const up = failed ? (isCall || line.failed === NOBODY_THERE ? false : null) : true;
  return { at, stage: line.stage, node: line.node, up, calls: isCall && !failed ? pair(line.request, line.answer) : [] };
}

/** Pairs calls and answers by id; where ids repeat, in the order they stand. Calls without an answer are left out. */
function pair(request: unknown, answer: unknown): AnswerLine['calls'] {
  const answers = new Map<string, Json[]>();
  for (const entry of Array.isArray(answer) ? answer : [answer]) {
    if (!isObject(entry)) continue;
    const id = JSON.stringify(entry.id);
    answers.set(id, [...(answers.get(id) ?? []), entry]);
  }
  return (Array.isArray(request) ? request : [request]).flatMap((call: unknown) => {
    if (!isObject(call) || typeof call.method !== 'string') return [];
    const answered = answerOf(answers.get(JSON.stringify(call.id))?.shift());
    return answered === null ? [] : [{ method: call.method, params: call.params ?? [], answer: answered }];
  });
}

function answerOf(entry: Json | undefined): Answer | null {
  if (entry === undefined) return null;
  if (isObject(entry.error)) {
    const { code, message } = entry.error;
    const shaped = typeof code === 'number' && typeof message === 'string';
    return shaped ? { ok: false, error: entry.error as RpcErrorBody } : null;
  }
  return 'result' in entry ? { ok: true, result: entry.result } : null;
}
