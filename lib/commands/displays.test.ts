import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { GET as openRoute } from '@/app/api/v1/displays/open/route';
import { ADDRESS_TRIES } from '@/lib/auth/sign-in-limit';
import { readDisplays } from '@/lib/queries/read-displays';
import { WallRefused, wallReader } from '@/lib/queries/wall-reader';
import type { NetworkWatch } from '@/lib/runtime/runtime';
import { createDisplay } from './create-display';
import type { Command } from './define-command';
import { Refused } from './refused';
import { revokeDisplay } from './revoke-display';
import { runCommand } from './run-command';
import { type CommandWorld, openWorld } from './testing/open-world';

let sent = new Headers();
vi.mock('next/headers', () => ({ headers: async () => sent }));

const watchOf = (id: string) => ({ picture: () => ({ id, name: id.toUpperCase() }) }) as unknown as NetworkWatch;
const NETWORKS = new Map(['main', 'test'].map((id) => [id, watchOf(id)]));

let world: CommandWorld;
beforeEach(async () => {
  world = await openWorld(NETWORKS);
  world.settle({ publicRead: false });
});
afterEach(() => world.close());

const run = (command: Command, input: unknown) =>
  runCommand(command, world.as('admin'), input).then(
    (value) => value as { readonly id: string; readonly link: string; readonly refused?: string },
    (error: unknown) => {
      if (error instanceof Refused) return { refused: `${error.code} ${error.message}`, id: '', link: '' };
      throw error;
    },
  );
const make = (input: Readonly<Record<string, unknown>> = {}) => run(createDisplay, { name: 'NOC room 2', ...input });
const tokenOf = (link: string) => link.split('token=')[1] ?? '';

/** What next.config.js and proxy.ts hand on when a link is opened. */
async function open(token: string, { page = '/wall/main?distance=5', cookie = '' } = {}) {
  const [path, query] = page.split('?');
  const search = new URLSearchParams(query);
  search.set('token', token);
  const headers = { 'x-quorumwatch-page': `${path}?${search}`, ...(cookie === '' ? {} : { cookie }) };
  const response = await openRoute(new Request('http://here/api/v1/displays/open', { headers }));
  return { status: response.status, to: response.headers.get('location'), cookies: response.headers.getSetCookie(), response };
}
const carry = (token: string) => {
  sent = world.as(null, { cookie: `other=1; quorumwatch.display=${token}; more=2` });
};
const sees = () =>
  wallReader().then(
    ({ networks, display }) => `${display?.name ?? 'nobody'}: ${[...networks.keys()].join(' ')}`,
    (error: unknown) => (error instanceof WallRefused ? error.why : Promise.reject(error)),
  );
const log = async () =>
  (await world.runtime.store.audit({})).map(({ action, outcome, object, detail }) =>
    [action, outcome, object ?? '-', ...Object.values(detail)].join(' '),
  );

describe('a display', () => {
  test('is made by an administrator and named by its place; its link is given once and its token is nowhere in the store', async () => {
    const { link } = await make({ networks: ['main'] });
    expect(link).toMatch(/^\/wall\/main\?token=[\w-]{43}$/);
    const token = tokenOf(link);
    await open(token);
    sent = world.as('admin');
    const view = await readDisplays();
    expect(view.displays).toMatchObject([{ name: 'NOC room 2', networks: ['main'], createdBy: 'The admin', revokedAt: null }]);
    expect(JSON.stringify(view)).not.toContain(token);
    expect(JSON.stringify(await world.runtime.store.audit({}))).not.toContain(token);
    const folder = dirname(world.path);
    for (const file of readdirSync(folder)) expect(readFileSync(`${folder}/${file}`).includes(token), file).toBe(false);
    expect(await log()).toEqual(['display.open done display NOC room 2', 'display.create done display NOC room 2 main']);
  });

  test.each([
    [{}, /^\/wall\?/],
    [{ networks: ['main', 'test'] }, /^\/wall\?/],
    [{ networks: ['test'] }, /^\/wall\/test\?/],
    [{ opens: 'test' }, /^\/wall\/test\?/],
  ])('made with %j has a link that leads where it shall', async (input, path) => expect((await make(input)).link).toMatch(path));

  test.each([
    [{ name: '' }, /^bad-input .*a name is needed/],
    [{ networks: [] }, /^bad-input .*name a network/],
    [{ networks: ['main', 'nowhere'] }, /^bad-input No network is called "nowhere"/],
    [{ networks: ['main'], opens: 'test' }, /^bad-input The display may not show "test"/],
  ])('made with %j is refused in words', async (input, words) => expect((await make(input)).refused).toMatch(words));

  test('of a name there is one, until it is revoked; revoking ends it once', async () => {
    const { id } = await make();
    expect((await make({ name: 'noc ROOM 2' })).refused).toMatch(/^not-possible There is a display "NOC room 2" already/);
    await run(revokeDisplay, { id });
    expect((await run(revokeDisplay, { id })).refused).toMatch(/^not-possible/);
    expect((await run(revokeDisplay, { id: 'none' })).refused).toMatch(/^not-found/);
    expect((await make()).refused).toBeUndefined();
  });
});

describe('opening a link', () => {
  test('leads to the same page without the token, which goes into a cookie that scripts and other sites do not get', async () => {
    const token = tokenOf((await make()).link);
    const { status, to, cookies, response } = await open(token);
    expect([status, to]).toEqual([303, '/wall/main?distance=5']);
    expect(cookies).toEqual([`quorumwatch.display=${token}; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax`]);
    expect([response.headers.get('referrer-policy'), response.headers.get('cache-control')]).toEqual(['no-referrer', 'no-store']);
    carry(token);
    expect(await sees()).toBe('NOC room 2: main test');
  });

  test('shows of the networks those it may show', async () => {
    carry(tokenOf((await make({ networks: ['test', 'test'] })).link));
    expect(await sees()).toBe('NOC room 2: test');
  });

  test.each([
    ['of another Quorumwatch', 'A'.repeat(43), 'unknown'],
    ['cut short', 'A'.repeat(42), 'malformed'],
    ['of other signs', `${'A'.repeat(42)}é`, 'malformed'],
  ])('with a token %s leads to a page that says so, keeps no cookie and leaves a line', async (_what, token, why) => {
    const { to, cookies } = await open(token);
    expect([to, cookies]).toEqual([`/display?why=${why}`, []]);
    expect(await log()).toEqual([`display.open failed - ${why}`]);
    carry(token);
    expect(await sees()).toBe('unknown');
  });

  test('again and again with tokens that do not hold is ended for the address; a screen that hangs already reads on', async () => {
    const token = tokenOf((await make()).link);
    for (let n = 0; n < ADDRESS_TRIES; n += 1) await open(`${'B'.repeat(40)}${100 + n}`);
    const { to } = await open(token);
    expect(to).toMatch(/^\/display\?why=too-soon&minutes=\d+$/);
    await open('C'.repeat(43));
    expect((await log()).filter((line) => line.includes('too many tries'))).toHaveLength(1);
    carry(token);
    expect(await sees()).toBe('NOC room 2: main test');
  });

  test('with a token that was given is no guess, however often', async () => {
    const { id, link } = await make();
    for (let n = 0; n <= ADDRESS_TRIES; n += 1) expect((await open(tokenOf(link))).to).toBe('/wall/main?distance=5');
    await run(revokeDisplay, { id });
    for (let n = 0; n <= ADDRESS_TRIES; n += 1) expect((await open(tokenOf(link))).to).toBe('/display?why=revoked');
  });

  test('with the word forget takes the cookie away', async () => {
    const { to, cookies } = await open('forget', { page: '/wall', cookie: 'quorumwatch.display=x' });
    expect([to, cookies]).toEqual(['/wall', ['quorumwatch.display=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax']]);
  });

  test('leads nowhere else, and without a token it is no request', async () => {
    expect((await open(tokenOf((await make()).link), { page: '//evil.test/' })).status).toBe(400);
    expect((await openRoute(new Request('http://here/api/v1/displays/open?token=x'))).status).toBe(400);
  });

  test('works while the store can not be written', async () => {
    const token = tokenOf((await make()).link);
    const broken = { countTry: () => Promise.reject(new Error('full')), transaction: () => Promise.reject(new Error('full')) };
    Object.assign(world.runtime.store, broken);
    expect((await open(token)).to).toBe('/wall/main?distance=5');
  });
});

describe('a screen that hangs', () => {
  test('is told at once that it was revoked, and by no other way can its cookie read', async () => {
    const { id, link } = await make();
    carry(tokenOf(link));
    const heard: unknown[] = [];
    world.runtime.hub.subscribe((event) => heard.push(event));
    await run(revokeDisplay, { id });
    expect(heard).toEqual([{ kind: 'display-revoked', id }]);
    expect(await sees()).toBe('revoked');
    world.settle({ publicRead: true });
    expect(await sees()).toBe('revoked');
  });

  test.each([
    ['forged', 'x'.repeat(43)],
    ['its digest', 'd'.repeat(64)],
    ['empty', ''],
  ])('with a cookie that is %s is nobody', async (_what, token) => {
    carry(token);
    expect(await sees()).toBe(token === '' ? 'not-signed-in' : 'unknown');
    world.settle({ publicRead: true });
    expect(await sees()).toBe('nobody: main test');
  });

  test('of somebody who is signed in shows what that person may see', async () => {
    const { id, link } = await make({ networks: ['test'] });
    await run(revokeDisplay, { id });
    sent = world.as('viewer', { cookie: `quorumwatch.display=${tokenOf(link)}` });
    expect(await sees()).toBe('nobody: main test');
  });

  test('is noted once a minute, and its cookie set anew each time', async () => {
    const { id, link } = await make();
    carry(tokenOf(link));
    const seenAt = async () => (await world.runtime.store.displays.find(id))?.seenAt;
    const begin = world.runtime.clock.now();
    expect((await wallReader()).cookie).toContain(tokenOf(link));
    await expect.poll(seenAt).toBe(begin);
    world.settle({ now: begin + 59_000 });
    await wallReader();
    world.settle({ now: begin + 60_000 });
    await wallReader();
    await expect.poll(seenAt).toBe(begin + 60_000);
  });

  test('reads on after the process was killed and started again', async () => {
    const { id, link } = await make();
    carry(tokenOf(link));
    await world.reopen();
    expect(await sees()).toBe('NOC room 2: main test');
    await run(revokeDisplay, { id });
    await world.reopen();
    expect(await sees()).toBe('revoked');
  });
});
