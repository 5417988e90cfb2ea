import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WebhookSettings } from '@/lib/config/types';
import { openSqliteStore, type SqliteStore } from '@/lib/storage/sqlite-store';
import { NoticeSender } from './notice-sender';
import { createPost, type Post } from './post-notice';
import { webhookTarget } from './webhook-target';

const START = Date.UTC(2026, 0, 2);
const DAY = 86_400_000;
const SECRET = 'hunter2hunter2hunter2';

type Got = { readonly url: string; readonly headers: IncomingHttpHeaders; readonly body: string };

let folder: string;
let store: SqliteStore;
let server: Server;
let got: Got[];
let answer: (response: ServerResponse, nth: number) => void;
let now: number;
let said: unknown[];
let senders: NoticeSender[];
let closes: (() => Promise<void>)[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'notices-'));
  store = await openSqliteStore({ path: join(folder, 'watch.sqlite') });
  await store.openNetwork('main', 'Main');
  [got, said, senders, closes, now] = [[], [], [], [], START];
  answer = (response) => response.writeHead(204).end();
  server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    got.push({ url: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString() });
    answer(response, got.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  for (const sender of senders) await sender.stop();
  for (const close of closes) await close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const hook = (path = '/T0/s3cr3t', secret: string | null = SECRET): WebhookSettings => ({
  url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
  secret,
});

function senderOf(webhooks: readonly WebhookSettings[] = [hook()], of: Partial<{ post: Post; store: SqliteStore; limitMs: number }> = {}) {
  const { post, close } = createPost(of.limitMs);
  closes.push(close);
  const sender = new NoticeSender({
    ...{ webhooks, store: of.store ?? store, clock: { now: () => now, rate: 1 }, post: of.post ?? post },
    onGivenUp: (notice) => said.push(notice),
    onTrouble: (error) => said.push(String(error)),
  });
  senders.push(sender);
  return sender;
}

async function put(webhook = hook(), createdAt = now): Promise<string> {
  const id = randomUUID();
  const row = { id, kind: 'recovery.break-glass', network: 'main', object: 'plan 1', ...webhookTarget(webhook), createdAt };
  await store.transaction((trx) => trx.notices.add([{ ...row, body: JSON.stringify({ id, reason: 'nobody answers: ä 𝕏' }) }]));
  return id;
}

/** One look, and what came of it. */
async function look(sender: NoticeSender): Promise<void> {
  await sender.look();
  await sender.settled();
}
const kept = async () =>
  (await store.notices.list('main')).map(({ tries, deliveredAt, givenUpAt, fault }) => ({ tries, deliveredAt, givenUpAt, fault }));
const OPEN = { deliveredAt: null, givenUpAt: null };

test('a notice is posted once, with its id and a signature that the receiver can check', async () => {
  const id = await put();
  const sender = senderOf();
  await look(sender);
  await look(sender);
  expect(got).toHaveLength(1);
  const [{ url, headers, body } = { url: '', headers: {}, body: '' }] = got;
  expect([url, headers['content-type'], headers['x-quorumwatch-id']]).toEqual(['/T0/s3cr3t', 'application/json', id]);
  expect(headers['x-quorumwatch-signature']).toBe(`sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`);
  expect(JSON.parse(body)).toEqual({ id, reason: 'nobody answers: ä 𝕏' });
  expect(await kept()).toEqual([{ tries: 1, deliveredAt: START, givenUpAt: null, fault: null }]);
});

test('without a secret nothing is signed', async () => {
  await put(hook('/x', null));
  await look(senderOf([hook('/x', null)]));
  expect(got[0]?.headers).not.toHaveProperty('x-quorumwatch-signature');
});

test('after a 500, a cut line and a redirect it is sent again with the same id, each time later', async () => {
  const id = await put();
  answer = (response, nth) => {
    if (nth === 1) response.writeHead(500).end('s3cr3t of theirs');
    else if (nth === 2) response.socket?.destroy();
    else if (nth === 3) response.writeHead(307, { location: '/elsewhere' }).end();
    else response.writeHead(200).end('ok');
  };
  const sender = senderOf();
  const faults: (string | null | undefined)[] = [];
  for (const [wait, count] of [
    [0, 1],
    [4_999, 1],
    [1, 2],
    [9_999, 2],
    [1, 3],
    [20_000, 4],
  ] as const) {
    now += wait;
    await look(sender);
    expect(got).toHaveLength(count);
    faults.push((await kept())[0]?.fault);
  }
  expect([...new Set(faults)]).toEqual(['answered 500', expect.stringMatching(/^could not be reached \([A-Z_]+\)$/), 'answered 307', null]);
  expect(new Set(got.map(({ headers, url }) => `${url} ${headers['x-quorumwatch-id']}`))).toEqual(new Set([`/T0/s3cr3t ${id}`]));
  expect((await kept())[0]).toMatchObject({ tries: 4, deliveredAt: now });
});

test('one that does not answer is given its limit, and holds up no other', async () => {
  await put();
  await put(hook('/other'));
  answer = (response, nth) => {
    if (got[nth - 1]?.url === '/other') response.writeHead(200).end();
  };
  await look(senderOf([hook(), hook('/other')], { limitMs: 150 }));
  const [silent, other] = (await kept()).sort((a, b) => Number(a.deliveredAt) - Number(b.deliveredAt));
  expect(silent).toEqual({ tries: 1, ...OPEN, fault: 'did not answer within 0.15 s' });
  expect(other?.deliveredAt).toBe(START);
});

test('an answer without an end is delivered all the same', async () => {
  await put();
  answer = (response) => void response.writeHead(200).write('and so on');
  await look(senderOf([hook()], { limitMs: 150 }));
  expect((await kept())[0]?.deliveredAt).toBe(START);
});

test('for a day it is tried again; then it is given up, once, in the log and in the audit log', async () => {
  const id = await put();
  answer = (response) => response.writeHead(503).end();
  const sender = senderOf();
  await look(sender);
  now = START + DAY - 1;
  await look(sender);
  expect(await kept()).toEqual([{ tries: 2, ...OPEN, fault: 'answered 503' }]);
  now = START + DAY + 10_000;
  await look(sender);
  now += DAY;
  await look(sender);
  expect(got).toHaveLength(3);
  const { host } = new URL(hook().url);
  expect(said).toEqual([{ id, network: 'main', host, fault: 'answered 503' }]);
  const [row, ...more] = await store.audit({});
  expect(more).toEqual([]);
  expect(row).toMatchObject({ action: 'notify.give-up', outcome: 'failed', by: null, network: 'main', object: 'plan 1' });
  expect(row?.detail).toEqual({ id, kind: 'recovery.break-glass', host, tries: 3, fault: 'answered 503' });
});

test('one found old after a long stop is tried before it is given up', async () => {
  await put(hook(), START - 2 * DAY);
  await look(senderOf());
  expect((await kept())[0]?.deliveredAt).toBe(START);
});

test('what a killed process left is sent by the next start with the same id, and nothing delivered again', async () => {
  await put();
  await look(senderOf());
  const id = await put();
  // Killed in mid-post: the try is counted, and nobody says what came of it.
  void senderOf([hook()], { post: () => new Promise(() => {}) }).look();
  await expect.poll(async () => (await kept()).map(({ tries }) => tries).sort()).toEqual([1, 1]);
  senders.pop();
  const next = senderOf();
  await look(next);
  expect(got).toHaveLength(1);
  now += 30_000;
  await look(next);
  await look(next);
  expect(got.map(({ headers }) => headers['x-quorumwatch-id']).slice(1)).toEqual([id]);
});

test('two senders on one store send it once', async () => {
  const other = await openSqliteStore({ path: join(folder, 'watch.sqlite') });
  for (let at = 0; at < 12; at += 1) await put();
  const both = [senderOf(), senderOf([hook()], { store: other })];
  for (let at = 0; at < 3; at += 1) await Promise.all(both.map(look));
  expect(got.length).toBe(12);
  expect(new Set(got.map(({ headers }) => headers['x-quorumwatch-id'])).size).toBe(12);
  for (const sender of both) await sender.stop();
  await other.close();
});

test('a stop in mid-post gives the notice back at once', async () => {
  await put();
  answer = () => {};
  const sender = senderOf();
  await sender.look();
  await expect.poll(() => got.length).toBe(1);
  await sender.stop();
  expect(await kept()).toEqual([{ tries: 1, ...OPEN, fault: 'Quorumwatch was stopped meanwhile' }]);
  answer = (response) => response.writeHead(200).end();
  await look(senderOf());
  expect((await kept())[0]?.deliveredAt).toBe(START);
});

test('a webhook that is not in the settings any more is not asked, and the notice waits for it', async () => {
  await put();
  await look(senderOf([hook('/other')]));
  expect(got).toEqual([]);
  expect(await kept()).toEqual([{ tries: 1, ...OPEN, fault: 'this webhook is not in the settings any more' }]);
});

test('a store that refuses is told once and never thrown; what was delivered meanwhile is not sent again', async () => {
  await put();
  let full = true;
  const refuse = async () => {
    throw new Error('the disk is full');
  };
  const torn = {
    ...store,
    notices: { ...store.notices, delivered: (id: string, at: number) => (full ? refuse() : store.notices.delivered(id, at)) },
  };
  const sender = senderOf([hook()], { store: torn });
  for (let at = 0; at < 4; at += 1) {
    await look(sender);
    now += 60_000;
  }
  expect([said, got.length]).toEqual([['Error: the disk is full'], 1]);
  full = false;
  await look(sender);
  await look(sender);
  expect([got.length, (await kept())[0]?.deliveredAt]).toEqual([1, now]);
});

test('a clock that was set back holds nothing up', async () => {
  await put();
  answer = (response, nth) => response.writeHead(nth === 1 ? 500 : 200).end();
  const sender = senderOf();
  await look(sender);
  now -= DAY;
  await look(sender);
  expect((await kept())[0]?.deliveredAt).toBe(now);
});

test('neither URL nor secret is kept, logged or told', async () => {
  await put();
  answer = (response) => response.writeHead(500).end();
  const sender = senderOf();
  await look(sender);
  now += DAY;
  await look(sender);
  const unreachable = { url: 'http://127.0.0.1:1/T0/s3cr3t', secret: SECRET };
  await put(unreachable);
  await look(senderOf([unreachable]));
  const all = JSON.stringify([await store.notices.list('main'), await store.audit({}), said]);
  expect(all).toContain('could not be reached');
  expect(all).not.toMatch(/s3cr3t|hunter2|T0|http:/);
});
