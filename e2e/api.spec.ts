import type { APIRequestContext, APIResponse } from '@playwright/test';
import type { z } from 'zod';
import {
  agreementShape,
  eventShapes,
  forksShape,
  heightShape,
  networkShape,
  networksShape,
  overviewShape,
  problemShape,
} from './api-shapes';
import { nodeShape, nodesShape, peersShape, roundsShape, searchShape, validatorsShape, wallShape } from './page-shapes';
import { readEvents, type StreamEvent } from './read-events';
import { expect, shareReplay, test, type WatchOptions } from './replay-fixture';
import { untilSettled } from './until-settled';

test.describe.configure({ mode: 'default' });

/** Polled once and then only when told to, so that every answer stands still. */
const onlyWhenTold: WatchOptions['adjust'] = (settings) => ({
  ...settings,
  networks: settings.networks.map((network) => ({ ...network, interval: '10m' })),
});
const forked = shareReplay('qbft-fork-2-2', { hold: 'forked', adjust: onlyWhenTold });
const healthy = shareReplay('qbft-healthy-and-quorum-loss', { from: 'healthy', adjust: onlyWhenTold });

/** What a route answers, held against its shape. */
async function read<S extends z.ZodType>(request: APIRequestContext, url: string, shape: S): Promise<z.output<S>> {
  const answer = await request.get(url);
  expect(answer.status(), url).toBe(200);
  expect(answer.headers()['content-type']).toBe('application/json; charset=utf-8');
  return shape.parse(await answer.json());
}

async function expectProblem(answer: APIResponse, status: number, about: RegExp): Promise<void> {
  expect(answer.status(), answer.url()).toBe(status);
  expect(answer.headers()['content-type']).toBe('application/problem+json');
  const problem = problemShape.parse(await answer.json());
  expect(problem.status).toBe(status);
  expect(`${problem.title}: ${problem.detail}`).toMatch(about);
}

test.beforeAll(async ({ request }) => {
  for (const { url } of [forked(), healthy()])
    await expect.poll(async () => (await request.get(`${url}/api/readyz`)).status(), { intervals: [50] }).toBe(200);
});

test('GET /networks lists each network with state and sentence', async ({ request }) => {
  const list = await read(request, `${forked().url}/api/v1/networks`, networksShape);
  expect(list.networks).toMatchObject([
    { id: forked().id, state: 'forked', sentence: expect.stringMatching(/^Forked at 14 .*The next block is not due yet\.$/) },
  ]);
  const twin = await read(request, `${healthy().url}/api/v1/networks`, networksShape);
  expect(twin.networks).toMatchObject([{ id: healthy().id, state: 'healthy', sentence: expect.stringMatching(/^All 4 validators agree/) }]);
});

test('GET /networks/{id}/wall tells the overview with who works on what and all of it in sentences', async ({ request }) => {
  const wall = await read(request, `${forked().api}/wall`, wallShape);
  expect(wall.overview.verdict.short).toBe('Forked at 14: A has 2 of 4 validators, B has 2, quorum is 3.');
  expect(wall.incidents.shown[0]).toMatchObject({ title: 'Fork', severity: 'critical', acknowledged: null });
  expect(wall.text).toContain('Branch B: 2 validators (validator-3 and validator-4), also member-2; no quorum.');
  await read(request, `${forked().api}/wall?part=around`, wallShape.omit({ overview: true }));
  await expectProblem(await request.get(`${forked().api}/wall?part=half`), 400, /half/);
  const twin = await read(request, `${healthy().api}/wall`, wallShape);
  expect(twin).toMatchObject({ incidents: { open: 0, shown: [] }, recovery: null, checks: { failed: [] } });
});

test('GET /networks/{id} tells verdict, head, quorum, rounds, fork and nodes', async ({ request }) => {
  const network = await read(request, forked().api, networkShape);
  expect(network).toMatchObject({
    id: 'qbft-fork-2-2',
    chainId: 1337,
    protocol: 'qbft',
    clients: [expect.stringMatching(/quorum-v24\.4\.1/)],
    verdict: { state: 'forked', healsByItself: 'no', stalled: false },
    head: { height: 14, hash: null },
    quorum: { validators: 4, size: 3, rule: 'ceil(2N/3)', reachable: 4, oneBranch: 2, margin: -1, unwatched: 0 },
    fork: {
      height: 14,
      ancestor: { height: 13 },
      proven: true,
      branches: [
        { label: 'A', nodes: ['validator-1', 'validator-2', 'member-1'], round: 0, hasQuorum: false, verification: 'verified' },
        { label: 'B', nodes: ['validator-3', 'validator-4', 'member-2'], round: 1, hasQuorum: false, verification: 'verified' },
      ],
    },
  });
  const { branches, sealedBoth } = network.fork ?? { branches: [], sealedBoth: [] };
  expect(branches.map(({ author }) => author?.slice(0, 6))).toEqual(['0xa5f1', '0xf426']);
  expect(branches.map(({ committers }) => committers.length)).toEqual([3, 3]);
  expect(sealedBoth.map((one) => one.slice(0, 6)).sort()).toEqual(['0x210f', '0x5aa3']);
  expect(network.nodes.map(({ name, role, branch, state }) => [name, role, branch, state])).toEqual([
    ['validator-1', 'validator', 'A', 'ok'],
    ['validator-2', 'validator', 'A', 'ok'],
    ['validator-3', 'validator', 'B', 'ok'],
    ['validator-4', 'validator', 'B', 'ok'],
    ['member-1', 'member', 'A', 'ok'],
    ['member-2', 'member', 'B', 'ok'],
  ]);
});

test('of a healthy network it tells no fork, one hash at the head and no branch', async ({ request }) => {
  const network = await read(request, healthy().api, networkShape);
  expect(network).toMatchObject({ fork: null, verdict: { state: 'healthy', findings: [] }, quorum: { reachable: 4, margin: 1 } });
  expect(network.head?.hash).toMatch(/^0x[0-9a-f]{64}$/);
  expect(network.nodes.map(({ branch, error }) => [branch, error])).toEqual(Array(5).fill([null, null]));
});

test('GET /networks/{id}/overview adds matrix and sparkline', async ({ request }) => {
  const { matrix, sparkline, ...network } = await read(request, `${forked().api}/overview`, overviewShape);
  expect(network).toEqual(await read(request, forked().api, networkShape));
  expect(matrix.columns.at(-1)).toMatchObject({ height: 14, state: 'forked', round: 1 });
  expect(matrix.rows.map(({ node, cells }) => `${node} ${cells.at(-2)?.state} ${cells.at(-1)?.branch}`)).toContain('validator-3 agrees B');
  for (const { cells } of matrix.rows) expect(cells).toHaveLength(matrix.columns.length);
  expect(sparkline).toHaveLength(60);
  const twin = await read(request, `${healthy().api}/overview`, overviewShape);
  expect(twin.matrix.columns.filter(({ state }) => state === 'forked')).toEqual([]);
});

test('GET /agreement tells camps by height, in the range asked for', async ({ request }) => {
  const { heights } = await read(request, `${forked().api}/agreement?from=13&to=14`, agreementShape);
  expect(heights).toMatchObject([
    { height: 13, state: 'agreed', camps: [{ nodes: { length: 6 }, validators: { length: 4 } }] },
    { height: 14, state: 'forked', camps: [{ validators: { length: 2 } }, { validators: { length: 2 } }] },
  ]);
  const newest = await read(request, `${forked().api}/agreement`, agreementShape);
  expect(newest.heights.at(-1)?.height).toBe(14);
  const twin = await read(request, `${healthy().api}/agreement`, agreementShape);
  expect(twin.heights.filter(({ camps }) => camps.length > 1)).toEqual([]);
  for (const range of ['from=14&to=13', 'from=1', 'to=1', 'from=0x1&to=2', 'from=0&to=1000', 'from=-1&to=2', 'from=1.5&to=2'])
    await expectProblem(await request.get(`${forked().api}/agreement?${range}`), 400, /range.*from and to/i);
});

test('GET /heights/{h} tells blocks, seals with signers, and the header difference', async ({ request }) => {
  const height = await read(request, `${forked().api}/heights/14`, heightShape);
  expect(height).toMatchObject({ network: 'qbft-fork-2-2', height: 14, state: 'forked' });
  expect(height.blocks).toMatchObject([
    { label: 'A', round: 0, proposer: 'expected', quorumSeals: true, verification: 'verified', current: true },
    { label: 'B', round: 1, proposer: 'expected', quorumSeals: true, verification: 'verified', current: true },
  ]);
  for (const { seals, hash } of height.blocks) {
    expect(seals.map(({ validator }) => validator)).toEqual(['yes', 'yes', 'yes']);
    expect(seals.filter(({ alsoSealed }) => alsoSealed.length === 1 && !alsoSealed.includes(hash))).toHaveLength(2);
  }
  const isDiffering = (field: string) => height.diff.find((row) => row.field === field)?.differs;
  expect([isDiffering('timestamp'), isDiffering('parentHash')]).toEqual([true, false]);
  expect(height.diff.filter(({ masked }) => masked).map(({ field }) => field)).toEqual(
    expect.arrayContaining([expect.stringMatching(/round/i)]),
  );
  const below = await read(request, `${forked().api}/heights/13`, heightShape);
  expect(below).toMatchObject({ state: 'agreed', diff: [], sealedBoth: [], blocks: [{ label: null }] });
});

test('a height nobody has is unknown, and what is no height is refused', async ({ request }) => {
  expect(await read(request, `${forked().api}/heights/999`, heightShape)).toMatchObject({ state: 'unknown', blocks: [] });
  for (const text of ['x', '-1', '1.5', '0x10', '99999999999999999999'])
    await expectProblem(await request.get(`${forked().api}/heights/${text}`), 400, /height/i);
});

test('GET /rounds tells the window asked for', async ({ request }) => {
  const hour = await read(request, `${forked().api}/rounds`, roundsShape);
  expect(hour.window.windowMs).toBe(3_600_000);
  expect(hour.open).toMatchObject({ height: 15, source: expect.stringMatching(/^(log|estimate)$/) });
  const five = await read(request, `${forked().api}/rounds?window=5m`, roundsShape);
  expect(five.window.windowMs).toBe(300_000);
  const days = await read(request, `${forked().api}/rounds?window=2d`, roundsShape);
  expect(days.windowMs).toBe(172_800_000);
  for (const window of ['8d', '169h', '0m', '', '5', '-5m', 'm'])
    await expectProblem(await request.get(`${forked().api}/rounds?window=${window}`), 400, /window/i);
});

test('GET /validators tells who proposes and seals', async ({ request }) => {
  const { validators, quorum } = await read(request, `${forked().api}/validators`, validatorsShape);
  expect(quorum).toMatchObject({ validators: 4, size: 3 });
  expect(validators.map(({ name, inSet }) => `${name} ${inSet}`).sort()).toEqual([1, 2, 3, 4].map((one) => `validator-${one} true`));
  await expectProblem(await request.get(`${forked().api}/validators?window=7`), 400, /100, 1000 \(heights\) or 24h/);
});

test('GET /nodes and /nodes/{name} tell the nodes, and 404 where there is none', async ({ request }) => {
  const { nodes } = await read(request, `${forked().api}/nodes`, nodesShape);
  expect(nodes.map(({ name }) => name)).toEqual(forked().replay.served.nodes.map(({ name }) => name));
  const node = await read(request, `${forked().api}/nodes/validator-3`, nodeShape);
  expect(node).toMatchObject({ name: 'validator-3', branch: 'B', addressSource: 'nodeAddress', chainId: 1337, peers: 5, faults: [] });
  const proven = forked().replay.served.nodes.find(({ name }) => name === 'validator-3')?.address;
  expect(node.address).toBe(proven);
  await expectProblem(await request.get(`${forked().api}/nodes/nobody`), 404, /no node.*nobody/i);
});

test('GET /peers tells who sees whom by identity', async ({ request }) => {
  const { rows, validators, strangers } = await read(request, `${forked().api}/peers`, peersShape);
  expect(rows.map(({ name, tells }) => `${name} ${tells}`)).toEqual(
    ['validator-1', 'validator-2', 'validator-3', 'validator-4', 'member-1', 'member-2'].map((name) => `${name} yes`),
  );
  expect(rows.map(({ cells }) => cells.replaceAll('x', 'b'))).toEqual(Array(6).fill('bbbbbb'));
  expect([validators.split, strangers.length]).toEqual(['no', 0]);
});

test('GET /search finds heights, hashes, addresses, nodes', async ({ request }) => {
  const found = async (q: string) =>
    (await read(request, `${forked().url}/api/v1/search?q=${encodeURIComponent(q)}`, searchShape)).hits.map(
      ({ kind, title }) => `${kind} ${title}`,
    );
  expect(await found('validator-3')).toEqual(['node validator-3', expect.stringMatching(/^incident Forked at 14 \(last common 13\)/)]);
  expect(await found('14')).toContain('height 14');
  const { head } = (await read(request, `${forked().api}/nodes/validator-3`, nodeShape)) ?? {};
  expect(await found(head?.hash ?? '')).toEqual([expect.stringMatching(/^block 0x/)]);
  expect(await found(head?.hash.slice(0, 10) ?? '')).toEqual([expect.stringMatching(/^block 0x/)]);
  expect(await found('#1')).toEqual([expect.stringMatching(/^incident Forked at 14/)]);
  expect(await found('#11')).toEqual([]);
  expect(await found('nothing of this name')).toEqual([]);
});

test('GET /forks tells the fork of now, and none of a healthy network', async ({ request }) => {
  const { current, past, at, state, forks, timeline } = await read(request, `${forked().api}/forks`, forksShape);
  expect([at, state]).toEqual([null, 'live']);
  expect(current).toMatchObject({ height: 14, ancestor: { height: 13 } });
  expect(past).toMatchObject([{ kind: 'fork-seen', fork: { height: 14 }, point: { height: 14, branches: { length: 2 } } }]);
  expect(forks).toMatchObject([{ goneAt: null, ancestor: 13, height: 14, branches: 2 }]);
  expect(timeline?.segments.map(({ id, parent, from, to }) => [id, parent, from, to])).toEqual([
    ['trunk', null, expect.any(Number), 13],
    ['A', 'trunk', 14, 14],
    ['B', 'trunk', 14, 14],
  ]);
  expect(timeline?.nodes.map(({ segment }) => segment)).toEqual(['A', 'A', 'B', 'B', 'A', 'B']);
  const then = await read(request, `${forked().api}/forks?t=${forks[0]?.at}`, forksShape);
  expect([then.at, then.state]).toEqual([forks[0]?.at, 'kept']);
  expect(then.timeline?.fork.height).toBe(14);
  expect(await read(request, `${healthy().api}/forks`, forksShape)).toMatchObject({ current: null, past: [], forks: [], timeline: null });
  await expectProblem(await request.get(`${forked().api}/forks?t=yesterday`), 400, /ISO 8601/);
});

test('an unknown network is 404 on every route', async ({ request }) => {
  const nowhere = `${forked().url}/api/v1/networks/nowhere`;
  for (const route of ['', '/overview', '/agreement', '/heights/1', '/rounds', '/validators', '/nodes', '/nodes/one', '/forks'])
    await expectProblem(await request.get(`${nowhere}${route}`), 404, /nowhere/);
  const refused = await request.post(`${nowhere}/poll`);
  await expectProblem(refused, 404, /nowhere/);
  expect(await refused.json()).toMatchObject({ code: 'not-found', remedy: expect.stringMatching(/\.$/) });
});

test('what has not changed is answered 304, what has changed is not', async ({ request }) => {
  for (const route of ['', '/overview', '/agreement', '/heights/14', '/rounds', '/validators', '/nodes', '/nodes/member-1', '/forks']) {
    const first = await request.get(`${forked().api}${route}`);
    const { etag = '' } = first.headers();
    expect(etag, route).toMatch(/^"[\w-]+"$/);
    expect(first.headers()['cache-control']).toBe('no-cache');
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await request.get(`${forked().api}${route}`, { headers: { 'if-none-match': known } });
      expect([again.status(), await again.text(), again.headers().etag], route).toEqual([304, '', etag]);
    }
    const other = await request.get(`${forked().api}${route}`, { headers: { 'if-none-match': '"other"' } });
    expect(other.status(), route).toBe(200);
  }
});

test('POST /poll asks every node once, and at most once a second', async ({ request }) => {
  const { api, replay } = forked();
  const asked = () => Object.values(replay.served.stats()).map(({ httpRequests }) => httpRequests);
  const asOf = async () => (await read(request, api, networkShape)).asOf ?? 0;
  // An incident that turns with a poll has evidence asked for beside it: that ends, and then each node is asked once.
  const poll = async () => {
    await untilSettled(() => asked().join(), 1_000);
    const before = { asked: asked(), asOf: await asOf(), etag: (await request.get(api)).headers().etag ?? '' };
    expect((await request.post(`${api}/poll`)).status()).toBe(204);
    expect(await asOf()).toBeGreaterThan(before.asOf);
    expect((await request.get(api, { headers: { 'if-none-match': before.etag } })).status()).toBe(200);
    return asked().map((count, index) => count - (before.asked[index] ?? 0));
  };
  await expect.poll(poll, { intervals: [1_000], timeout: 30_000 }).toEqual(asked().map(() => 1));
  const after = asked();
  const burst = await Promise.all(Array.from({ length: 5 }, () => request.post(`${api}/poll`)));
  for (const answer of burst) {
    await expectProblem(answer, 429, /once a second/);
    expect(answer.headers()['retry-after']).toBe('1');
  }
  expect(asked()).toEqual(after);
  await expect.poll(async () => (await request.post(`${api}/poll`)).status(), { intervals: [100] }).toBe(204);
  expect(asked()).toEqual(after.map((count) => count + 1));
});

test('reading never asks a node', async ({ request }) => {
  const { api, replay } = forked();
  const before = JSON.stringify(replay.served.stats());
  for (const route of ['', '/overview', '/agreement?from=0&to=14', '/heights/3', '/rounds?window=24h', '/validators', '/nodes', '/forks'])
    await request.get(`${api}${route}`);
  expect(JSON.stringify(replay.served.stats())).toBe(before);
});

test('writing is refused where reading is meant, and the other way round', async ({ request }) => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
    expect((await request.fetch(forked().api, { method })).status(), method).toBe(405);
  expect((await request.get(`${forked().api}/poll`)).status()).toBe(405);
});

test('GET /stream greets, tells all there is, and then each poll', async ({ request }) => {
  const { url, api, id } = forked();
  const heard: StreamEvent[] = [];
  const leaving = new AbortController();
  const reading = readEvents(`${url}/api/v1/stream`, leaving.signal, (event) => heard.push(event)).catch((error: Error) => error.name);
  const names = () => heard.map(({ event }) => event);
  await expect.poll(names, { intervals: [50] }).toEqual(['hello', 'networks', 'overview']);
  await expect.poll(async () => (await request.post(`${api}/poll`)).status(), { intervals: [100] }).toBe(204);
  await expect.poll(() => names().filter((name) => name === 'overview').length, { intervals: [50] }).toBe(2);
  await expect.poll(names, { intervals: [100] }).toContain('tick');
  leaving.abort();
  expect(await reading).toBe('AbortError');
  for (const { event, data } of heard) eventShapes[event as keyof typeof eventShapes].parse(data);
  expect(heard[2]?.data).toMatchObject({ network: id, overview: { verdict: { state: 'forked' } } });
});

test('a stream is declared as one, uncached and unbuffered', async () => {
  const leaving = new AbortController();
  const response = await fetch(`${forked().url}/api/v1/stream`, { signal: leaving.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-cache, no-transform');
  expect(response.headers.get('x-accel-buffering')).toBe('no');
  leaving.abort();
});

test('healthz says that the process answers, readyz that every network was polled', async ({ request }) => {
  expect(await (await request.get(`${forked().url}/api/healthz`)).json()).toEqual({ status: 'up' });
  expect(await (await request.get(`${forked().url}/api/readyz`)).json()).toEqual({ status: 'ready' });
});

test('a path of the API that does not exist is a problem, not a page', async ({ request }) => {
  await expectProblem(await request.get(`${forked().url}/api/v1/nothing`), 404, /\/api\/v1\/nothing/);
  await expectProblem(await request.get(`${forked().api}/nothing`), 404, /nothing/);
});
