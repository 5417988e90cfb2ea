import { afterEach, describe, expect, it } from 'vitest';
import { type BadNode, BEHAVIOURS, type Behaviour, HEAD, plainBlock, refusedUrl, startBadNode } from '@/fixtures/bad-node';
import { blockByNumber, blockNumber, chainId, clientVersion, netVersion, nodeAddress, peerCount } from '@/lib/rpc/calls';
import { endpointFrom } from '@/lib/rpc/endpoint';
import { createNodeClient, type NodeClientOptions } from '@/lib/rpc/node-client';
import type { NodeClient, RpcErrorCode } from '@/lib/rpc/types';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

function clientFor(url: string, options: Partial<NodeClientOptions> = {}): NodeClient {
  const client = createNodeClient(endpointFrom({ url }), { now: () => 0, random: () => 0, ...options });
  open.push(client);
  return client;
}

async function nodeAndClient(
  behaviour: Behaviour,
  options: Partial<NodeClientOptions> = {},
): Promise<{ node: BadNode; client: NodeClient }> {
  const node = await startBadNode(behaviour);
  open.push(node);
  return { node, client: clientFor(node.url, options) };
}

const poll = () => [blockByNumber('latest'), blockByNumber(HEAD + 1), peerCount()] as const;

describe('a node that answers rightly', () => {
  it('is asked all calls in one HTTP request and answers each by its own id', async () => {
    const { node, client } = await nodeAndClient(BEHAVIOURS.right);
    const { outcomes, transport, httpRequests, latencyMs } = await client.send([...poll()]);
    expect(transport).toBeNull();
    expect(httpRequests).toBe(1);
    expect(latencyMs).toBeGreaterThan(0);
    expect(outcomes[0]).toMatchObject({ ok: true, value: { header: { height: HEAD } } });
    expect(outcomes[1]).toEqual({ ok: true, value: null });
    expect(outcomes[2]).toEqual({ ok: true, value: 3 });
    expect(node.seen).toHaveLength(1);
    expect(node.seen[0]?.headers).toMatchObject({ 'accept-encoding': 'identity', 'content-type': 'application/json' });
  });

  it('is asked a single call without a batch around it', async () => {
    const { node, client } = await nodeAndClient(BEHAVIOURS.right);
    expect((await client.send([chainId()])).outcomes).toEqual([{ ok: true, value: 1337 }]);
    expect(JSON.parse(node.seen[0]?.text ?? '')).toMatchObject({ jsonrpc: '2.0', method: 'eth_chainId', params: [] });
  });

  it('keeps its connection between polls', async () => {
    const { node, client } = await nodeAndClient(BEHAVIOURS.right);
    const sockets = new Set<unknown>();
    node.behave((visit) => {
      sockets.add(visit.response.socket);
      BEHAVIOURS.right(visit);
    });
    for (let round = 0; round < 5; round += 1) await client.send([...poll()]);
    expect(sockets.size).toBe(1);
  });

  it('is not asked at all when there is nothing to ask', async () => {
    const { node, client } = await nodeAndClient(BEHAVIOURS.right);
    expect(await client.send([])).toMatchObject({ outcomes: [], transport: null, httpRequests: 0 });
    expect(node.seen).toHaveLength(0);
  });

  it('never sees an id twice', async () => {
    const { node, client } = await nodeAndClient(BEHAVIOURS.right);
    await client.send([...poll()]);
    await client.send([chainId()]);
    const ids = node.seen.flatMap(({ text }) => [JSON.parse(text) as { id: number }].flat().map(({ id }) => id));
    expect(new Set(ids).size).toBe(4);
  });
});

describe('a node that gives no answer', () => {
  it.each<[keyof typeof BEHAVIOURS, RpcErrorCode, RegExp]>([
    ['html', 'not-json', /web page/],
    ['text', 'not-json', /not JSON/],
    ['empty', 'not-json', /empty/],
    ['noContent', 'not-json', /empty/],
    ['halfJson', 'not-json', /cut off/],
    ['unauthorized', 'unauthorized', /401.*credentials/],
    ['forbidden', 'unauthorized', /403/],
    ['invalidHost', 'http-status', /403: invalid host: add .* --http\.vhosts .* --host-allowlist/],
    ['hostNotAuthorized', 'http-status', /403: invalid host/],
    ['requestTooLarge', 'http-status', /413/],
    ['tooManyRequests', 'http-status', /429.*rate/],
    ['serverError', 'http-status', /500/],
    ['redirect', 'http-status', /307.*redirects are not followed/],
    ['closedMidway', 'unreachable', /closed the connection/],
    ['reset', 'unreachable', /closed the connection/],
    ['huge', 'too-large', /larger than 1048576 bytes/],
    ['silent', 'timeout', /within 400 ms/],
    ['endless', 'timeout', /within 400 ms/],
  ])('and behaves as %s is %s, with a remedy, for every call', async (behaviour, code, message) => {
    const { client } = await nodeAndClient(BEHAVIOURS[behaviour], { timeoutMs: 400, maxBytes: 1 << 20 });
    const { outcomes, transport } = await client.send([...poll()]);
    expect(transport).toMatchObject({ code, message: expect.stringMatching(message) });
    for (const outcome of outcomes) expect(outcome).toEqual({ ok: false, error: transport });
  });

  it('and refuses connections is unreachable at once', async () => {
    const client = clientFor(await refusedUrl());
    const { transport, latencyMs } = await client.send([...poll()]);
    expect(transport).toMatchObject({ code: 'unreachable', message: expect.stringContaining('refused') });
    expect(latencyMs).toBeLessThan(2_000);
  });

  it('and sends 300 MB is left long before they arrived', async () => {
    const { client } = await nodeAndClient(BEHAVIOURS.huge, { timeoutMs: 20_000 });
    const before = process.memoryUsage().rss;
    const { transport } = await client.send([...poll()]);
    expect(transport).toMatchObject({ code: 'too-large' });
    expect(process.memoryUsage().rss - before).toBeLessThan(150 << 20);
  });

  it('is asked again on the next send, and its answer counts', async () => {
    const { node, client } = await nodeAndClient(BEHAVIOURS.reset);
    expect((await client.send([chainId()])).transport).not.toBeNull();
    node.behave(BEHAVIOURS.right);
    expect((await client.send([chainId()])).outcomes).toEqual([{ ok: true, value: 1337 }]);
  });

  it('fails every call of a closed client without throwing', async () => {
    const { client } = await nodeAndClient(BEHAVIOURS.right);
    await client.close();
    expect((await client.send([chainId()])).transport).toMatchObject({ code: 'unreachable' });
  });
});

describe('a node whose answers are wrong', () => {
  it('may answer in another order and with another content type', async () => {
    for (const behaviour of [BEHAVIOURS.otherOrder, BEHAVIOURS.textContentType]) {
      const { client } = await nodeAndClient(behaviour);
      const { outcomes } = await client.send([chainId(), peerCount(), netVersion()]);
      expect(outcomes).toEqual([
        { ok: true, value: 1337 },
        { ok: true, value: 3 },
        { ok: true, value: 1337 },
      ]);
    }
  });

  it.each(['wrongIds', 'textIds', 'neitherResultNorError', 'otherJson', 'falseJson'] as const)(
    'as %s is wrong-shape, call by call',
    async (behaviour) => {
      const { client } = await nodeAndClient(BEHAVIOURS[behaviour]);
      const { outcomes, transport } = await client.send([chainId(), peerCount()]);
      expect(transport).toBeNull();
      expect(outcomes[0]).toMatchObject({ ok: false, error: { code: 'wrong-shape', method: 'eth_chainId' } });
      expect(outcomes[1]).toMatchObject({ ok: false, error: { code: 'wrong-shape', method: 'net_peerCount' } });
    },
  );

  it('loses only the calls whose answers are missing', async () => {
    const { client } = await nodeAndClient(BEHAVIOURS.missingEntries);
    const { outcomes } = await client.send([chainId(), peerCount(), netVersion()]);
    expect(outcomes[0]).toMatchObject({
      ok: false,
      error: { code: 'wrong-shape', message: expect.stringContaining('no answer to this call') },
    });
    expect(outcomes.slice(1)).toEqual([
      { ok: true, value: 3 },
      { ok: true, value: 1337 },
    ]);
  });

  it('is believed in neither of two answers under one id', async () => {
    const { client } = await nodeAndClient(BEHAVIOURS.firstIdForAll);
    const { outcomes } = await client.send([chainId(), peerCount()]);
    expect(outcomes[0]).toMatchObject({ ok: false, error: { code: 'wrong-shape', message: expect.stringContaining('twice') } });
    expect(outcomes[1]).toMatchObject({ ok: false, error: { code: 'wrong-shape' } });
  });

  it.each([
    ['negativeNumbers', /hex quantity.*-0x1/],
    ['hugeNumbers', /too large/],
    ['decimalNumbers', /hex quantity.*number "12"/],
    ['leadingZeros', /leading zeros/],
  ] as const)('as %s is wrong-shape and says why', async (behaviour, message) => {
    const { client } = await nodeAndClient(BEHAVIOURS[behaviour]);
    const { outcomes } = await client.send([blockNumber(), peerCount()]);
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ ok: false, error: { code: 'wrong-shape', message: expect.stringMatching(message) } });
  });

  it('as a block of another height names both heights', async () => {
    const { client } = await nodeAndClient(BEHAVIOURS.otherHeight);
    const { outcomes } = await client.send([blockByNumber(17), blockByNumber('latest')]);
    expect(outcomes[0]).toMatchObject({ ok: false, error: { code: 'wrong-shape', message: expect.stringMatching(/height 17.*height 3/) } });
    expect(outcomes[1]).toMatchObject({ ok: true, value: { header: { height: 3 } } });
  });

  it('as a block of a negative height names the field', async () => {
    const { client } = await nodeAndClient(BEHAVIOURS.negativeHeight);
    expect((await client.send([blockByNumber(17)])).outcomes).toMatchObject([
      { ok: false, error: { code: 'wrong-shape', message: expect.stringContaining('number: expected a hex quantity') } },
    ]);
  });

  it('as another hash than before is passed on: the client judges no chain', async () => {
    const { node, client } = await nodeAndClient(BEHAVIOURS.right);
    const first = await client.send([blockByNumber(17)]);
    node.behave(BEHAVIOURS.changedHash);
    const second = await client.send([blockByNumber(17)]);
    expect(first.outcomes[0]).toMatchObject({ ok: true, value: { header: { hash: plainBlock(17).hash } } });
    expect(second.outcomes[0]).toMatchObject({ ok: true, value: { header: { hash: `0x${'ee'.repeat(32)}` } } });
  });

  it('with only the eth API still gives the rest of the batch', async () => {
    const { client } = await nodeAndClient(BEHAVIOURS.onlyEth);
    const { outcomes, transport } = await client.send([blockByNumber('latest'), nodeAddress()]);
    expect(transport).toBeNull();
    expect(outcomes[0].ok).toBe(true);
    expect(outcomes[1]).toMatchObject({
      ok: false,
      error: { code: 'method-unavailable', rpcCode: -32601, method: 'istanbul_nodeAddress' },
    });
  });

  it('gets its JSON-RPC errors over HTTP 400 read as what they are', async () => {
    const { client } = await nodeAndClient(BEHAVIOURS.errorsOverHttp400);
    const { outcomes, transport } = await client.send([chainId(), peerCount()]);
    expect(transport).toBeNull();
    expect(outcomes[0]).toMatchObject({
      ok: false,
      error: { code: 'rpc-error', rpcCode: -32602, message: 'eth_chainId: Invalid params (-32602)' },
    });
  });
});

describe('a node that refuses batches', () => {
  it.each(['batchRefused', 'batchRefusedByHttp'] as const)('(%s) is asked one by one, at once and from then on', async (behaviour) => {
    const { node, client } = await nodeAndClient(BEHAVIOURS[behaviour]);
    const first = await client.send([chainId(), peerCount(), clientVersion()]);
    expect(first.outcomes.every((outcome) => outcome.ok)).toBe(true);
    expect(first.httpRequests).toBe(4);
    const second = await client.send([chainId(), peerCount(), clientVersion()]);
    expect(second.outcomes.every((outcome) => outcome.ok)).toBe(true);
    expect(second.httpRequests).toBe(3);
    expect(node.seen).toHaveLength(7);
  });

  it('only when they are long gets shorter ones', async () => {
    const { client } = await nodeAndClient(BEHAVIOURS.batchTooLong);
    const calls = () => Array.from({ length: 12 }, () => chainId());
    const first = await client.send(calls());
    expect(first.outcomes.every((outcome) => outcome.ok)).toBe(true);
    expect((await client.send(calls())).httpRequests).toBe(4);
  });

  it('is offered them again after ten minutes, and after it was away', async () => {
    let now = 0;
    const { node, client } = await nodeAndClient(BEHAVIOURS.batchRefused, { now: () => now });
    const ask = async () => (await client.send([chainId(), peerCount(), clientVersion()])).httpRequests;
    expect(await ask()).toBe(4);
    now += 599_999;
    expect(await ask()).toBe(3);
    now += 1;
    expect(await ask()).toBe(4);
    node.behave(BEHAVIOURS.reset);
    await ask();
    node.behave(BEHAVIOURS.right);
    await ask();
    expect(await ask()).toBe(1);
  });

  it('and single calls alike is not remembered as one that refuses batches', async () => {
    const { node, client } = await nodeAndClient(BEHAVIOURS.requestTooLarge);
    expect((await client.send([chainId(), peerCount()])).transport).toMatchObject({ code: 'http-status', httpStatus: 413 });
    node.behave(BEHAVIOURS.right);
    expect((await client.send([chainId(), peerCount()])).httpRequests).toBe(1);
  });

  it('never gets more than 1,000 calls in one', async () => {
    const { node, client } = await nodeAndClient(BEHAVIOURS.right);
    const { outcomes, httpRequests } = await client.send(Array.from({ length: 2_500 }, () => chainId()));
    expect(httpRequests).toBe(3);
    expect(outcomes).toHaveLength(2_500);
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    expect(node.seen.map(({ text }) => (JSON.parse(text) as unknown[]).length)).toEqual([1_000, 1_000, 500]);
  });
});

describe('back-off', () => {
  it('lets a node rest after failures, longer each time, and ends with the first answer', async () => {
    let now = 50_000;
    const { node, client } = await nodeAndClient(BEHAVIOURS.reset, { now: () => now });
    expect(client.mayAsk(now)).toBe(true);
    await client.send([chainId()]);
    expect([client.mayAsk(now + 999), client.mayAsk(now + 1_000)]).toEqual([false, true]);
    now += 1_000;
    await client.send([chainId()]);
    expect([client.mayAsk(now + 1_999), client.mayAsk(now + 2_000)]).toEqual([false, true]);
    node.behave(BEHAVIOURS.right);
    await client.send([chainId()]);
    expect(client.mayAsk(now)).toBe(true);
  });

  it('does not follow errors a node answers', async () => {
    const { client } = await nodeAndClient(BEHAVIOURS.errorsOverHttp400);
    await client.send([chainId()]);
    expect(client.mayAsk(0)).toBe(true);
  });

  it('waits as long as a node asks with 429', async () => {
    const { client } = await nodeAndClient(BEHAVIOURS.tooManyRequests);
    await client.send([chainId()]);
    expect([client.mayAsk(39_999), client.mayAsk(40_000)]).toEqual([false, true]);
  });
});
