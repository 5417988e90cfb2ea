import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoAccounts } from './demo-accounts';
import { cookieOf, openPeople, type PeopleWorld, requestTo } from './testing/open-people';

const TOKEN = 'a random token that the demo command made';
let world: PeopleWorld;
beforeEach(async () => {
  world = await openPeople();
});
afterEach(() => world.close());

const signIn = (email: string, password: string) => world.people().answer(requestTo('/sign-in/email', { email, password }));

test('a demo offers an operator and an approver who can sign in', async () => {
  const { offers, whoIs } = await world.start(TOKEN);
  expect(offers.demo.map(({ role }) => role)).toEqual(['operator', 'approver']);
  for (const { email, password, role } of offers.demo) {
    const response = await signIn(email, password);
    expect(response.status).toBe(204);
    expect(await whoIs(new Headers({ cookie: cookieOf(response) }))).toMatchObject({ role });
  }
});

test('the same store started without the demo offers nothing: no account signs in, no session of the demo counts', async () => {
  const { offers } = await world.start(TOKEN);
  const [operator] = offers.demo;
  const cookie = cookieOf(await signIn(operator?.email ?? '', operator?.password ?? ''));
  const people = await world.start(null);
  expect(people.offers.demo).toEqual([]);
  expect(await people.whoIs(new Headers({ cookie }))).toBe(null);
  for (const { email, password } of demoAccounts(TOKEN)) expect((await signIn(email, password)).status).toBe(401);
  expect(await world.store.accounts.sessions('demo-operator', Date.now())).toEqual([]);
});

test('a leftover database whose demo accounts still have passwords and sessions brings nobody in either', async () => {
  const { offers } = await world.start(TOKEN);
  const [operator] = offers.demo;
  const { email, password } = operator ?? { email: '', password: '' };
  const cookie = cookieOf(await signIn(email, password));
  // Another process on the very same store, that did not settle it first.
  const { createPeople } = await import('./create-people');
  const settings = { publicRead: true, url: null, secret: null, trustedProxies: [], oidc: null };
  const secret = `${'x'.repeat(8)}a secret only of this test, long enough`;
  const bare = createPeople({
    settings,
    store: world.store,
    shared: world.store.shared,
    secret,
    demoToken: null,
    now: () => 0,
    log: () => {},
  });
  expect(await bare.whoIs(new Headers({ cookie }))).toBe(null);
  expect((await bare.answer(requestTo('/sign-in/email', { email, password }))).status).toBe(401);
});

test("another demo's token has other passwords", async () => {
  await world.start(TOKEN);
  const old = demoAccounts(TOKEN);
  await world.start(`${TOKEN}, another one`);
  for (const { email, password } of old) expect((await signIn(email, password)).status).toBe(401);
});
