import { ISTANBUL_DIGEST } from '@/lib/consensus/decode-extra';
import { encodeExtra } from '@/lib/consensus/encode-extra';
import type { Hash, Vote } from '@/lib/consensus/types';
import { indexRecording } from '@/lib/replay/index-recording';
import { parseAnswerLine } from '@/lib/replay/parse-answer-line';
import { parseNetworkFile } from '@/lib/replay/parse-network-file';
import type { Recording } from '@/lib/replay/recording';

/** A hash that reads as its name: hash('b3') is 0xb3…b3. */
export const hash = (name: string): Hash => `0x${Buffer.from(name).toString('hex').padEnd(64, '0')}`;

const VALIDATOR = '0x1111111111111111111111111111111111111111';

/** A block answer named by letter and height, as 'a3'; its parent is named too. */
export function block(name: string, parent: string, vote: Vote | null = null) {
  const extraData = encodeExtra({ format: 'qbft', vanity: `0x${'00'.repeat(32)}`, validators: [VALIDATOR], vote, round: 0, seals: [] });
  const number = `0x${Number(name.slice(1)).toString(16)}`;
  return {
    number,
    hash: hash(name),
    parentHash: hash(parent),
    mixHash: ISTANBUL_DIGEST,
    miner: VALIDATOR,
    extraData,
    transactions: [] as unknown[],
  };
}

type Asked = readonly [method: string, params: readonly unknown[], result: unknown];
/** [second, node, what it was asked and said, or why it couldn't be asked]; `stage` sticks until another is named. */
export type DrawnLine = {
  readonly s: number;
  readonly node: string;
  readonly stage?: string;
  readonly asked?: readonly Asked[];
  readonly failed?: string;
};

export const START = Date.parse('2026-01-01T00:00:00Z');

/** Draws a recording: one line a request, as the recorder writes them. */
export function drawRecording(nodes: readonly string[], lines: readonly DrawnLine[]): Recording {
  let stage = 'one';
  const text = lines.map((line) => {
    stage = line.stage ?? stage;
    const request = (line.asked ?? []).map(([method, params], id) => ({ jsonrpc: '2.0', id, method, params }));
    const answer = (line.asked ?? []).map(([, , result], id) => ({
      jsonrpc: '2.0',
      id,
      ...(result instanceof Error ? { error: { code: Number(result.cause), message: result.message } } : { result }),
    }));
    const at = new Date(START + line.s * 1000).toISOString();
    return JSON.stringify({ at, stage, node: line.node, request, ...(line.failed === undefined ? { answer } : { failed: line.failed }) });
  });
  const network = parseNetworkFile(JSON.stringify({ client: 'drawn', nodes: nodes.map((name) => ({ name })) }));
  return indexRecording('drawn', network, text.map(parseAnswerLine));
}

/** What a tick asks: the latest block. */
export const latest = (given: ReturnType<typeof block>): Asked => ['eth_getBlockByNumber', ['latest', false], given];
