import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OidcSettings } from '@/lib/config/types';
import { oidcRole } from './oidc-role';
import { ADDRESS_TRIES } from './sign-in-limit';
import { cookieOf, openPeople, PASSWORD, type PeopleWorld, requestTo } from './testing/open-people';
import { type OidcProvider, serveOidc } from './testing/serve-oidc';

const CLIENT = { id: 'quorumwatch', secret: 'the secret of the client' };
const ROLES = { claim: 'groups', values: { viewer: ['staff'], operator: ['noc'], approver: ['leads'], admin: [] } };

let provider: OidcProvider;
let world: PeopleWorld;

const settingsOf = (more: Partial<OidcSettings> = {}): OidcSettings => ({
  discovery: `${provider.issuer}/.well-known/openid-configuration`,
  clientId: CLIENT.id,
  clientSecret: CLIENT.secret,
  name: 'Example',
  scopes: ['openid', 'profile', 'email'],
  roles: ROLES,
  defaultRole: null,
  ...more,
});

beforeEach(async () => {
  provider = await serveOidc(CLIENT);
  world = await openPeople();
  await world.start(null, { oidc: settingsOf() });
});
afterEach(async () => {
  await world.close();
  await provider.close();
});

/** As a browser goes: to the provider, back with its code, and on. Gives the last answer and the cookies held then. */
async function goRound(
  body: Record<string, unknown> = { callbackURL: '/n/main' },
): Promise<{ readonly to: string; readonly cookie: string }> {
  const begun = await world.people().answer(requestTo('/sign-in/social', body));
  const { url } = (await begun.json()) as { url: string };
  const answer = await fetch(url, { redirect: 'manual' });
  const back = new URL(answer.headers.get('location') ?? '');
  expect(back.origin).toBe('http://watch.test');
  const request = requestTo(`${back.pathname.replace('/api/auth', '')}${back.search}`, undefined, { cookie: cookieOf(begun) });
  const done = await world.people().answer(request);
  return { to: done.headers.get('location') ?? '', cookie: cookieOf(done) };
}

const person = (cookie: string) => world.people().whoIs(new Headers({ cookie }));
const ada = (groups: unknown) => ({ sub: 'ada-1', name: 'Ada', email: 'Ada@example.org', email_verified: true, groups });
const log = async () =>
  (await world.store.audit({})).map(({ action, outcome, by, detail }) =>
    `${action} ${outcome} ${by?.name ?? '-'} ${detail.why ?? ''}`.trim(),
  );

describe('single sign-on', () => {
  test('makes an account with the role of its group, signs in and leads back; no token of the provider is kept', async () => {
    provider.claims = ada(['staff', 'noc']);
    const { to, cookie } = await goRound();
    expect(to).toBe('/n/main');
    expect(await person(cookie)).toMatchObject({ name: 'Ada', email: 'ada@example.org', role: 'operator' });
    expect(await log()).toEqual(['sign-in done Ada']);
    expect(provider.faults).toEqual([]);
    const kept = await world.store.shared.selectFrom('account').selectAll().execute();
    expect(kept).toMatchObject([{ providerId: 'oidc', accountId: 'ada-1', accessToken: null, refreshToken: null, idToken: null }]);
  });

  test('takes the role anew at every sign-in, and lets nobody in whose groups give none', async () => {
    provider.claims = ada(['noc']);
    await goRound();
    provider.claims = ada('leads');
    expect(await person((await goRound()).cookie)).toMatchObject({ role: 'approver' });
    provider.claims = ada(['cooks']);
    const { to, cookie } = await goRound();
    expect(to).toMatch(/^\/sign-in\?error=no_role/);
    expect(await person(cookie)).toBe(null);
    expect((await log())[0]).toBe('sign-in failed - no_role');
    expect(await world.store.accounts.list()).toHaveLength(1);
  });

  test('keeps a line of every change of role, from which to which, and writes nothing where it stays', async () => {
    provider.claims = ada(['noc']);
    await goRound();
    const changedAt = async () => (await world.store.accounts.list()).map(({ updatedAt }) => updatedAt);
    const before = await changedAt();
    await goRound();
    expect(await changedAt()).toEqual(before);
    provider.claims = ada(['leads']);
    await goRound();
    const kept = await world.store.audit({ action: 'account.set-role' });
    expect(kept).toMatchObject([
      {
        outcome: 'done',
        by: null,
        object: 'account ada@example.org',
        address: '192.0.2.1',
        detail: { from: 'operator', to: 'approver', with: 'single sign-on' },
      },
    ]);
  });

  test('leaves the role to administrators where no claim is mapped', async () => {
    await world.start(null, { oidc: settingsOf({ roles: null, defaultRole: 'viewer' }) });
    provider.claims = ada(['leads']);
    const first = await goRound();
    const { id = '' } = (await person(first.cookie)) ?? {};
    expect(await person(first.cookie)).toMatchObject({ role: 'viewer' });
    await world.store.transaction(({ accounts }) => accounts.setRole(id, 'operator', Date.now()));
    expect(await person((await goRound()).cookie)).toMatchObject({ role: 'operator' });
  });

  test('does not take over an account of the same address that has a password', async () => {
    const email = await world.addAccount('admin');
    provider.claims = { ...ada(['staff']), email };
    const { to, cookie } = await goRound();
    expect(to).toMatch(/^\/sign-in\?error=account_not_linked/);
    expect(await person(cookie)).toBe(null);
    expect((await world.people().answer(requestTo('/sign-in/email', { email, password: PASSWORD }))).status).toBe(204);
  });

  test('refuses a token that another key signed, and a disabled account', async () => {
    provider.claims = ada(['staff']);
    provider.forges = true;
    expect(await person((await goRound()).cookie)).toBe(null);
    provider.forges = false;
    const { cookie } = await goRound();
    const { id = '' } = (await person(cookie)) ?? {};
    await world.store.transaction(({ accounts }) => accounts.setDisabled(id, true, Date.now()));
    const refused = await goRound();
    expect(await person(refused.cookie)).toBe(null);
    expect(refused.to).toMatch(/^\/sign-in\?error=/);
  });

  test('leads nowhere else, and takes no token or role from a browser', async () => {
    provider.claims = ada(['staff']);
    expect((await goRound({ callbackURL: 'https://evil.test/', errorCallbackURL: 'https://evil.test/' })).to).toBe('/');
    expect((await goRound({ callbackURL: '//evil.test', idToken: { token: 'x' }, additionalData: { role: 'admin' } })).to).toBe('/');
  });
});

describe('too much single sign-on from one address', () => {
  const back = (peer?: string) => world.people().answer(requestTo('/callback/oidc?code=x&state=y', undefined, {}, peer));

  test('ends with one line in the log, and keeps nobody out who has a password or comes from elsewhere', async () => {
    const email = await world.addAccount('viewer');
    for (let n = 0; n < ADDRESS_TRIES - 1; n += 1) await world.store.countTry('single sign-on address 192.0.2.1', 15 * 60_000, Date.now());
    const places: string[] = [];
    for (let n = 0; n < 5; n += 1) places.push((await back()).headers.get('location') ?? '');
    expect(places.slice(1)).toEqual(new Array(4).fill('/sign-in?error=too_many'));
    expect(await log()).toEqual(['sign-in failed - too many tries', expect.stringMatching(/^sign-in failed - (?!too many)/)]);
    const begun = await world.people().answer(requestTo('/sign-in/social', { callbackURL: '/' }));
    expect([begun.status, Number(begun.headers.get('retry-after')) > 60]).toEqual([429, true]);
    expect((await world.people().answer(requestTo('/sign-in/social', { callbackURL: '/' }, {}, '192.0.2.2'))).status).toBe(200);
    expect((await world.people().answer(requestTo('/sign-in/email', { email, password: PASSWORD }))).status).toBe(204);
  });

  test('counts no round that succeeded', async () => {
    provider.claims = ada(['noc']);
    await goRound();
    await goRound();
    expect((await world.store.countTry('single sign-on address 192.0.2.1', 15 * 60_000, Date.now())).count).toBe(1);
  });
});

test('a provider that is down keeps nobody out who has a password', async () => {
  const email = await world.addAccount('viewer');
  await world.start(null, { oidc: settingsOf({ discovery: 'http://127.0.0.1:9/.well-known/openid-configuration' }) });
  const begun = await world.people().answer(requestTo('/sign-in/social', { callbackURL: '/' }));
  expect([begun.status, ((await begun.json()) as { code: string }).code]).toEqual([503, 'no-answer']);
  const signedIn = await world.people().answer(requestTo('/sign-in/email', { email, password: PASSWORD }));
  expect(await person(cookieOf(signedIn))).toMatchObject({ role: 'viewer' });
});

describe('the role that claims give', () => {
  test.each([
    ['the highest of several', ['staff', 'leads', 'noc'], 'approver'],
    ['of a claim that is one text', 'noc', 'operator'],
    ['none of a claim of another kind', { noc: true }, null],
    ['none of numbers', [1, null], null],
    ['none where the claim is missing', undefined, null],
  ])('is %s', (_what, groups, role) => {
    expect(oidcRole(settingsOf(), { groups })).toBe(role);
  });

  test('can lie deeper in the profile, as Keycloak puts it', () => {
    const roles = { ...ROLES, claim: 'realm_access.roles' };
    expect(oidcRole(settingsOf({ roles }), { realm_access: { roles: ['noc'] } })).toBe('operator');
    expect(oidcRole(settingsOf({ roles, defaultRole: 'viewer' }), { realm_access: 3 })).toBe('viewer');
  });
});
