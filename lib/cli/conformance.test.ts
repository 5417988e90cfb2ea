import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { run } from '@/lib/cli/conformance';
import { isReadOnly } from '@/lib/drill/conformance/read-only';
import { readRecording } from '@/lib/drill/conformance/read-recording';
import { describeCall, slotOf } from '@/lib/drill/conformance/slot';

type Answer = { readonly result?: unknown; readonly error?: { readonly code: number; readonly message: string } };
type Node = { readonly url: string; readonly asked: string[]; readonly seen: (string | undefined)[] };

const servers: Server[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done))));
});

/** A node that answers every call as a recorded validator did, but for what `change` makes of it. */
const recorded = new Map<string, Answer>();
for (const name of ['qbft-fork-2-2', 'qbft-rpc-surface'])
  for (const { node, method, params, answer } of readRecording(`fixtures/recordings/${name}`).calls) {
    if (!node.startsWith('validator')) continue;
    const found = answer.ok && answer.result !== null;
    const call = describeCall(
      method,
      params.map((param, index) => slotOf(method, index, param, found)),
    );
    const filled = recorded.get(call)?.result as { transactions?: unknown[] } | undefined;
    if ((filled?.transactions?.length ?? 0) === 0) recorded.set(call, answer.ok ? { result: answer.result } : { error: answer.error });
  }

function answerTo(method: string, params: readonly unknown[]): Answer {
  const kinds = [true, false].map((found) =>
    describeCall(
      method,
      params.map((param, index) => slotOf(method, index, param, found)),
    ),
  );
  const isMissing = JSON.stringify(params).includes('deadbeef');
  const call = (isMissing ? kinds.reverse() : kinds).find((one) => recorded.has(one));
  return (
    (call === undefined ? undefined : recorded.get(call)) ?? {
      error: { code: -32601, message: `the method ${method} does not exist/is not available` },
    }
  );
}

async function startNode(change: (method: string, answer: Answer) => Answer = (_, answer) => answer): Promise<Node> {
  const asked: string[] = [];
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { id, method, params } = JSON.parse(Buffer.concat(chunks).toString());
      asked.push(method);
      seen.push(request.headers.authorization);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ jsonrpc: '2.0', id, ...change(method, answerTo(method, params)) }));
    });
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, seen };
}

async function judged(...urls: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const code = await run(urls);
  return { code, said: log.mock.calls.flat().join('\n') };
}

describe('npm run conformance', () => {
  it('ends with 0 on a node that answers as recorded, and asks it nothing that changes it', async () => {
    const node = await startNode();
    const { code, said } = await judged(node.url);
    expect(said).toMatch(/\[1\] http:\S+ {2}\d\d ok, 0 differ, 0 not available, \d+ not asked/);
    expect(code).toBe(0);
    expect(node.asked.length).toBeGreaterThan(60);
    expect(node.asked.filter((method) => !isReadOnly(method))).toEqual([]);
  });

  it('ends with 1 and says where a node differs', async () => {
    const node = await startNode((method, answer) => (method === 'net_peerCount' ? { result: 4 } : answer));
    const { code, said } = await judged(node.url);
    expect(said).toContain('[1] net_peerCount()\n    the answer: recorded quantity, got 4');
    expect(code).toBe(1);
  });

  it('takes a closed API group for not available, not for a difference', async () => {
    const error = (method: string): Answer => ({
      error: { code: -32601, message: `the method ${method} does not exist/is not available` },
    });
    const node = await startNode((method, answer) => (method.startsWith('istanbul_') ? error(method) : answer));
    const { code, said } = await judged(node.url);
    expect(said).toMatch(/istanbul_nodeAddress\(\) +not available/);
    expect(said).toMatch(/istanbul_getValidators\("0xffffff"\) +not available/);
    expect(code).toBe(0);
  });

  it('judges several nodes side by side; one that is down or another client fails alone, by name', async () => {
    const node = await startNode();
    const besu = await startNode(() => ({ result: 'besu/v24.5.4/linux-x86_64/openjdk-java-17' }));
    const { code, said } = await judged('http://127.0.0.1:1', node.url, besu.url);
    expect(said).toMatch(/\[1\] http:\/\/127.0.0.1:1\/ {2}could not be judged: the connection was refused/);
    expect(said).toMatch(/eth_chainId\(\) +ok/);
    expect(said).toMatch(/\[3\] .*not GoQuorum but besu/);
    expect(code).toBe(1);
  });

  it('sends credentials of a URL and never shows them', async () => {
    const node = await startNode();
    const { said } = await judged(node.url.replace('//', '//someone:s3cret@'));
    expect(new Set(node.seen)).toEqual(new Set([`Basic ${Buffer.from('someone:s3cret').toString('base64')}`]));
    expect(said).not.toMatch(/s3cret|someone/);
  });

  it.each([
    [[], /URL is missing/],
    [['node:s3cret@'], /Address 1 is not a URL that starts with http/],
    [['http://127.0.0.1:1', 'ws://u:s3cret@h'], /Address 2 is not a URL/],
    [['--wait=s3cret'], /no option --wait/],
  ])('refuses %j in words that repeat no secret', async (args, words) => {
    const fault = await run(args).catch((error: Error) => error.message);
    expect(fault).toMatch(words);
    expect(fault).toMatch(/Usage: npm run conformance/);
    expect(fault).not.toMatch(/s3cret/);
  });
});

describe('a call that changes a node', () => {
  it.each([
    'miner_start',
    'miner_stop',
    'debug_setHead',
    'admin_addPeer',
    'admin_removePeer',
    'istanbul_propose',
    'istanbul_discard',
    'eth_sendRawTransaction',
    'eth_sendTransaction',
    'personal_unlockAccount',
    'debug_setGCPercent',
    'admin_exportChain',
    'eth_getWork_x;miner_stop',
  ])('%s is never read-only', (method) => {
    expect(isReadOnly(method)).toBe(false);
  });
});
