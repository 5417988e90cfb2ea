import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Answered, AnsweredError, RecordedCall } from '@/lib/drill/conformance/types';

type Json = Readonly<Record<string, unknown>>;
type RecordedEvent = { readonly at: number; readonly what: string; readonly data: unknown };
type RecordedNode = {
  readonly name: string;
  readonly role: string;
  readonly address: string;
  readonly enode: string;
  readonly note?: string;
};

/** A recording as conformance reads it: every answered call in time order, and the facts of network.json. */
export type RecordedNetwork = {
  readonly name: string;
  readonly calls: readonly RecordedCall[];
  readonly events: readonly RecordedEvent[];
  readonly nodes: readonly RecordedNode[];
  readonly genesis: { readonly config: Json; readonly extraData: string };
};

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

function answerOf(entry: unknown): Answered | null {
  if (!isObject(entry)) return null;
  if (isObject(entry.error)) return { ok: false, error: entry.error as AnsweredError };
  return 'result' in entry ? { ok: true, result: entry.result } : null;
}

/** Calls and answers stand in the same order in every recorded batch; ids are checked all the same. */
function callsOf(line: Json): readonly RecordedCall[] {
  if (line.request === undefined || line.answer === undefined || line.raw !== undefined) return [];
  const answers = [line.answer].flat();
  return ([line.request].flat() as Json[]).flatMap((call, index) => {
    const entry = answers[index];
    const answer = isObject(entry) && entry.id === call.id ? answerOf(entry) : null;
    if (answer === null || typeof call.method !== 'string') return [];
    const { method } = call;
    const params = Array.isArray(call.params) ? (call.params as readonly unknown[]) : [];
    return [{ at: Date.parse(String(line.at)), stage: String(line.stage), node: String(line.node), method, params, answer }];
  });
}

/** Reads a folder of fixtures/recordings; its form is told in the README there. @throws Error of node:fs, zlib or JSON */
export function readRecording(dir: string): RecordedNetwork {
  const network = JSON.parse(readFileSync(join(dir, 'network.json'), 'utf8'));
  const lines = gunzipSync(readFileSync(join(dir, 'answers.jsonl.gz')))
    .toString('utf8')
    .split('\n');
  return {
    name: dir.split('/').at(-1) ?? dir,
    calls: lines.filter((line) => line !== '').flatMap((line) => callsOf(JSON.parse(line))),
    events: network.events.map((event: Json) => ({ ...event, at: Date.parse(String(event.at)), data: event.data ?? null })),
    nodes: network.nodes,
    genesis: network.genesis,
  };
}
