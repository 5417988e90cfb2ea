import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ACCOUNT_TRIES, ADDRESS_TRIES } from './sign-in-limit';
import { cookieOf, ORIGIN, openPeople, PASSWORD, type PeopleWorld, requestTo } from './testing/open-people';

let world: PeopleWorld;
beforeEach(async () => {
  world = await openPeople();
});
afterEach(() => world.close());

const signIn = (email: string, password: string, headers: Record<string, string> = {}, peer?: string) =>
  world.people().answer(requestTo('/sign-in/email', { email, password }, headers, peer));
const log = async () =>
  (await world.store.audit({})).map(({ action, outcome, by, detail }) =>
    `${action} ${outcome} ${by?.id ?? '-'} ${detail.why ?? ''}`.trim(),
  );
const codeOf = async (response: Response) => `${response.status} ${((await response.json()) as { code: string }).code}`;

describe('signing in', () => {
  test('gives a cookie that says who it is, and a line in the log', async () => {
    const email = await world.addAccount('operator');
    const response = await signIn(email.toUpperCase(), PASSWORD);
    expect([response.status, await response.text()]).toEqual([204, '']);
    expect(response.headers.getSetCookie()[0]).toMatch(/^quorumwatch\.session_token=[^;]+;.*HttpOnly/i);
    expect(response.headers.getSetCookie()[0]).toMatch(/SameSite=Lax/i);
    const cookie = cookieOf(response);
    expect(await world.people().whoIs(new Headers({ cookie }))).toMatchObject({
      id: 'id-operator',
      name: 'The operator',
      email,
      role: 'operator',
    });
    expect(await world.store.audit({})).toMatchObject([
      { action: 'sign-in', outcome: 'done', by: { id: 'id-operator', role: 'operator' }, address: '192.0.2.1', object: `account ${email}` },
    ]);
    expect(await world.store.accounts.sessions('id-operator', Date.now())).toMatchObject([{ address: '192.0.2.1' }]);
  });

  test.each([
    ['a wrong password', 'operator@example.org', 'not the right password', '401 not-signed-in', 'wrong address or password'],
    ['an account that is not there', 'nobody@example.org', PASSWORD, '401 not-signed-in', 'wrong address or password'],
    ['no address at all', 'x', PASSWORD, '401 not-signed-in', 'wrong address or password'],
  ])('with %s is refused in the same words, and kept', async (_what, email, password, code, why) => {
    await world.addAccount('operator');
    expect(await codeOf(await signIn(email, password))).toBe(code);
    expect(await log()).toEqual([`sign-in failed - ${why}`]);
  });

  test('with a disabled account is refused, and says so only to whoever knows the password', async () => {
    const email = await world.addAccount('operator', { disabled: true });
    expect(await codeOf(await signIn(email, PASSWORD))).toBe('403 not-allowed');
    expect(await codeOf(await signIn(email, 'not the right password'))).toBe('401 not-signed-in');
    expect(await world.store.accounts.sessions('id-operator', Date.now())).toEqual([]);
  });

  test('from another site is refused', async () => {
    const email = await world.addAccount('operator');
    const response = await signIn(email, PASSWORD, { origin: 'http://evil.test' });
    expect(await codeOf(response)).toBe('403 foreign-origin');
  });

  test.each([
    ['a cookie', { cookie: 'theme=dark', 'x-requested-with': 'a program' }],
    ['a cookie alone', { cookie: 'theme=dark' }],
    ['what browsers add', { 'sec-fetch-mode': 'cors', 'sec-fetch-site': 'same-origin' }],
    ['a Referer of another site', { referer: 'http://evil.test/page' }],
  ])('without Origin, but with %s, is refused with the header that is missing, and counts as no try', async (_what, headers) => {
    const email = await world.addAccount('operator');
    const request = requestTo('/sign-in/email', { email, password: PASSWORD }, headers);
    request.headers.delete('origin');
    const response = await world.people().answer(request);
    expect([response.status, await response.json()]).toMatchObject([
      403,
      {
        code: 'foreign-origin',
        detail: expect.stringContaining('without the header Origin'),
        remedy: expect.stringContaining(`Origin: ${ORIGIN}`),
      },
    ]);
    expect(await log()).toEqual([]);
  });

  test.each([
    ['nothing that speaks for somebody', {}],
    ['a Referer of our own', { cookie: 'theme=dark', 'x-requested-with': 'a program', referer: `${ORIGIN}/sign-in` }],
  ])('without Origin, but with %s, is done', async (_what, headers) => {
    const email = await world.addAccount('operator');
    const request = requestTo('/sign-in/email', { email, password: PASSWORD }, headers);
    request.headers.delete('origin');
    expect((await world.people().answer(request)).status).toBe(204);
  });

  test('ends with the session: signing out, an ended session, a disabled account', async () => {
    const email = await world.addAccount('operator');
    const [one, two, three] = [await signIn(email, PASSWORD), await signIn(email, PASSWORD), await signIn(email, PASSWORD)].map(cookieOf);
    const who = async (cookie = '') => (await world.people().whoIs(new Headers({ cookie })))?.session ?? null;
    expect((await world.people().answer(requestTo('/sign-out', {}, { cookie: one ?? '' }))).status).toBe(204);
    const session = (await who(two)) ?? '';
    await world.store.transaction(({ accounts }) => accounts.endSessions('id-operator', { only: session }));
    expect([await who(one), await who(two), typeof (await who(three))]).toEqual([null, null, 'string']);
    await world.store.transaction(({ accounts }) => accounts.setDisabled('id-operator', true, Date.now()));
    expect(await who(three)).toBe(null);
    expect((await log())[0]).toBe('sign-out done id-operator');
  });

  test.each([
    ['/sign-up/email'],
    ['/admin/set-role'],
    ['/update-user'],
    ['/delete-user'],
    ['/list-sessions'],
    ['/admin/create-user'],
    ['/reset-password'],
    ['/error'],
  ])("better-auth's own %s is not served", async (path) => {
    expect((await world.people().answer(requestTo(path, {}))).status).toBe(404);
    expect((await world.people().answer(requestTo(path, undefined))).status).toBe(404);
  });
});

describe('changing the password', () => {
  test('needs the present one, ends the other sessions and is kept', async () => {
    const email = await world.addAccount('viewer');
    const [here, there] = [cookieOf(await signIn(email, PASSWORD)), cookieOf(await signIn(email, PASSWORD))];
    const change = (currentPassword: string, newPassword: string) =>
      world.people().answer(requestTo('/change-password', { currentPassword, newPassword }, { cookie: here }));
    expect(await codeOf(await change('not the right password', 'another long password'))).toBe('403 not-allowed');
    expect(await codeOf(await change(PASSWORD, 'short'))).toBe('400 bad-input');
    const done = await change(PASSWORD, 'another long password');
    expect(done.status).toBe(204);
    expect(await world.people().whoIs(new Headers({ cookie: there }))).toBe(null);
    expect(await world.people().whoIs(new Headers({ cookie: cookieOf(done) }))).toMatchObject({ id: 'id-viewer' });
    expect((await signIn(email, PASSWORD)).status).toBe(401);
    expect((await signIn(email, 'another long password')).status).toBe(204);
    expect((await log()).filter((line) => line.startsWith('account.'))).toEqual([
      'account.change-password done id-viewer',
      'account.change-password failed id-viewer',
    ]);
  });
});

describe('too many tries', () => {
  const fail = async (times: number, email: (n: number) => string, headers: (n: number) => Record<string, string>, peer?: string) => {
    const statuses: number[] = [];
    for (let n = 0; n < times; n += 1) statuses.push((await signIn(email(n), 'wrong password here', headers(n), peer)).status);
    return statuses;
  };

  test('for one account are ended, wherever they come from, and the right password too for a while', async () => {
    const email = await world.addAccount('operator');
    for (let n = 0; n < ACCOUNT_TRIES; n += 1) await world.store.countTry(`account ${email}`, 15 * 60_000, Date.now());
    const response = await signIn(email, PASSWORD, {}, '192.0.2.99');
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(60);
    expect((await signIn(email, PASSWORD, {}, '192.0.2.98')).status).toBe(429);
    expect(await log()).toEqual(['sign-in failed - too many tries']);
  });

  test('count as they come, and success lets an account start anew', async () => {
    const email = await world.addAccount('operator');
    expect(
      await fail(
        3,
        () => email,
        () => ({}),
      ),
    ).toEqual([401, 401, 401]);
    expect((await signIn(email, PASSWORD)).status).toBe(204);
    expect((await world.store.countTry(`account ${email}`, 15 * 60_000, Date.now())).count).toBe(1);
    expect((await world.store.countTry('address 192.0.2.1', 15 * 60_000, Date.now())).count).toBe(4);
  });

  test('from one address are ended for every account, and forged forwarding headers change nothing', async () => {
    const email = await world.addAccount('operator');
    for (let n = 0; n < ADDRESS_TRIES - 2; n += 1) await world.store.countTry('address 192.0.2.1', 15 * 60_000, Date.now());
    const forged = (n: number) => ({ 'x-forwarded-for': `203.0.113.${n}`, 'x-real-ip': `203.0.113.${n}`, forwarded: `for=203.0.113.${n}` });
    expect(await fail(4, (n) => `nobody-${n}@example.org`, forged)).toEqual([401, 401, 429, 429]);
    expect((await signIn(email, PASSWORD, forged(9))).status).toBe(429);
    expect((await signIn(email, PASSWORD, {}, '192.0.2.2')).status).toBe(204);
  });

  test('count by the forwarded address where a configured proxy tells it, by the last hop that is no proxy', async () => {
    await world.start(null, { trustedProxies: ['10.0.0.0/8'] });
    for (let n = 0; n < ADDRESS_TRIES; n += 1) await world.store.countTry('address 203.0.113.7', 15 * 60_000, Date.now());
    const by = (list: string, peer: string) =>
      fail(
        1,
        () => 'nobody@example.org',
        () => ({ 'x-forwarded-for': list }),
        peer,
      );
    expect(await by('203.0.113.7', '10.0.0.1')).toEqual([429]);
    expect(await by('203.0.113.200, 203.0.113.7, 10.0.0.9', '10.0.0.1')).toEqual([429]);
    expect(await by('203.0.113.7', '192.0.2.1')).toEqual([401]);
    expect(await by('203.0.113.7, 203.0.113.8', '10.0.0.1')).toEqual([401]);
  });

  test('from anywhere in one /64 of IPv6 count together', async () => {
    for (let n = 0; n < ADDRESS_TRIES; n += 1) await world.store.countTry('address 2001:db8:0:1::/64', 15 * 60_000, Date.now());
    expect((await signIn('nobody@example.org', 'wrong password here', {}, '2001:db8:0:1:aaaa::7')).status).toBe(429);
    expect((await signIn('nobody@example.org', 'wrong password here', {}, '2001:db8::1:1:1:7')).status).toBe(401);
  });
});
