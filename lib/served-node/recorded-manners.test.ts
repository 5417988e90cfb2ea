import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServedNodes, serveNodes } from '@/lib/served-node/serve-nodes';
import { dialectOf } from '@/lib/served-node/wire-dialect';

type Raw = { readonly method: string; readonly path: string; readonly headers: Record<string, string>; readonly body?: string };
type Line = {
  readonly node: string;
  readonly raw?: Raw;
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
};

/** Raw HTTP to a real GoQuorum node at height 3, started with --http.vhosts "*". */
const FILE = join(import.meta.dirname, '../../fixtures/recordings/qbft-rpc-surface/answers.jsonl.gz');
const recorded = gunzipSync(readFileSync(FILE))
  .toString()
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Line)
  .filter(({ raw, status, node }) => raw !== undefined && status !== undefined && node === 'validator-1');

let served: ServedNodes;
beforeAll(async () => {
  const node = { dialect: dialectOf('goquorum'), isDown: () => false, answerer: () => () => ({ ok: true, result: '0x3' }) as const };
  served = await serveNodes([node]);
});
afterAll(() => served.stop());

/** Long bodies are recorded by their length only. */
function bodyOf({ body }: Raw): string {
  const bytes = /^(\d+) bytes$/.exec(body ?? '')?.[1];
  if (bytes === undefined) return body ?? '';
  if (Number(bytes) > 1_000_000) return 'x'.repeat(Number(bytes));
  return JSON.stringify(Array.from({ length: 500 }, (_, id) => ({ jsonrpc: '2.0', id, method: 'eth_blockNumber', params: [] })));
}

const send = (raw: Raw): Promise<{ status: number | undefined; type: string | undefined; body: string }> =>
  new Promise((resolve, reject) => {
    const text = bodyOf(raw);
    const headers = { ...raw.headers, ...(text === '' ? {} : { 'content-length': Buffer.byteLength(text) }) };
    const sent = request(`${served.urls[0]}${raw.path}`, { method: raw.method, headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () =>
        resolve({ status: response.statusCode, type: response.headers['content-type'], body: Buffer.concat(pieces).toString() }),
      );
    });
    sent.on('error', reject);
    sent.end(text);
  });

it('there are raw requests to compare', () => {
  expect(recorded.length).toBeGreaterThan(12);
});

it.each(recorded.map((line) => [line.raw?.method, line.raw?.path, line.raw?.body ?? '', line] as const))(
  'a server with the manners of GoQuorum answers as recorded: %s %s %s',
  async (_method, _path, _body, { raw, status, headers, body }) => {
    const got = await send(raw as Raw);
    expect(got.status).toBe(status);
    if (headers?.['content-type'] !== undefined) expect(got.type).toBe(headers['content-type']);
    // Long bodies are recorded by their beginning.
    const told = body?.replace(/…$/, '') ?? '';
    expect(told === body ? got.body : got.body.slice(0, told.length)).toBe(told);
  },
);

// Source: quorum node/rpcstack.go checkPath; only GET was recorded.
it('a server with the manners of GoQuorum answers at / alone', async () => {
  const raw = { method: 'POST', path: '/v1', headers: { 'content-type': 'application/json' }, body: '{}' };
  expect(await send(raw)).toMatchObject({ status: 404, body: '' });
  expect(await send({ ...raw, path: '/?key=1' })).toMatchObject({ status: 200 });
});
