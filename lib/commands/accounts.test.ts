import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { offerFirstAdmin } from '@/lib/auth/one-time-link';
import { createAccount } from './create-account';
import { createFirstAdmin } from './create-first-admin';
import type { Command } from './define-command';
import { endOwnSessions, endSessions } from './end-sessions';
import { joinAccount } from './join-account';
import { Refused } from './refused';
import { renewLink } from './renew-link';
import { runCommand } from './run-command';
import { setAccountDisabled } from './set-account-disabled';
import { setAccountRole } from './set-account-role';
import { type CommandWorld, openWorld } from './testing/open-world';

const PASSWORD = 'a long enough password';
let world: CommandWorld;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const run = (command: Command, input: unknown, role: Parameters<CommandWorld['as']>[0] = 'admin') =>
  runCommand(command, world.as(role), input).then(
    (value) => value as Record<string, string>,
    (error: unknown) => {
      if (error instanceof Refused) return { refused: error.code } as Record<string, string>;
      throw error;
    },
  );
const store = () => world.runtime.store;
const find = async (email: string) =>
  (await store().accounts.findByEmail(email)) ?? { id: '', updatedAt: 0, role: '', disabled: false, password: false };
const actions = async () => (await store().audit({})).map(({ action, by, object }) => `${action} ${by?.name ?? '-'} ${object}`);
const make = async (email: string, role: string) => {
  await run(createAccount, { name: email, email: `${email}@example.org`, role, password: PASSWORD });
  return find(`${email}@example.org`);
};

describe('the first administrator', () => {
  const first = (token: string | null) =>
    run(createFirstAdmin, { token: token ?? '', name: 'Ada', email: 'ada@example.org', password: PASSWORD }, null);

  test('is made by the link of the start, once; then no start has a link to tell', async () => {
    const token = await offerFirstAdmin(store(), Date.now());
    expect(await first(token)).toEqual({ email: 'ada@example.org' });
    expect(await find('ada@example.org')).toMatchObject({ role: 'admin', password: true });
    expect(await first(token)).toEqual({ refused: 'not-possible' });
    expect(await offerFirstAdmin(store(), Date.now())).toBe(null);
    expect(await actions()).toEqual(['account.create-first Ada account ada@example.org']);
  });

  test('is not made by two who use the link at once', async () => {
    const token = await offerFirstAdmin(store(), Date.now());
    const made = await Promise.all([first(token), first(token), first(token)]);
    expect(made.filter((one) => !('refused' in one))).toHaveLength(1);
    expect(await store().accounts.list()).toHaveLength(1);
  });

  test('is not made by a link that is too old, of an earlier start, guessed, or of an account', async () => {
    const old = await offerFirstAdmin(store(), Date.now() - 61 * 60_000);
    expect(await first(old)).toEqual({ refused: 'not-possible' });
    const earlier = await offerFirstAdmin(store(), Date.now());
    const now = await offerFirstAdmin(store(), Date.now());
    expect(await first(earlier)).toEqual({ refused: 'not-possible' });
    expect(await first('x'.repeat(43))).toEqual({ refused: 'not-possible' });
    expect(await first(null)).toEqual({ refused: 'bad-input' });
    const { link = '' } = await run(createAccount, { name: 'Bo', email: 'bo@example.org', role: 'viewer' });
    expect(await first(link.split('#')[1] ?? '')).toEqual({ refused: 'not-possible' });
    expect(await first(now)).toEqual({ email: 'ada@example.org' });
  });

  test('leaves no token in the store, only its digest', async () => {
    const token = (await offerFirstAdmin(store(), Date.now())) ?? '';
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await store().accounts.invite(token)).toBe(null);
  });
});

describe('an account', () => {
  test('made with a link gets its password by it once, which ends its sessions', async () => {
    const { link = '' } = await run(createAccount, { name: 'Bo', email: ' BO@Example.org ', role: 'operator' });
    const token = link.replace('/join#', '');
    expect(await find('bo@example.org')).toMatchObject({ role: 'operator', password: false });
    expect(await run(joinAccount, { token, password: 'short' }, null)).toEqual({ refused: 'bad-input' });
    expect(await run(joinAccount, { token, password: PASSWORD }, null)).toEqual({ email: 'bo@example.org' });
    expect(await find('bo@example.org')).toMatchObject({ password: true });
    expect(await run(joinAccount, { token, password: PASSWORD }, null)).toEqual({ refused: 'not-possible' });
  });

  test('gets a new link that ends the old one', async () => {
    const { link: old = '' } = await run(createAccount, { name: 'Bo', email: 'bo@example.org', role: 'viewer' });
    const { id } = await find('bo@example.org');
    const { link = '' } = await run(renewLink, { id });
    expect(await run(joinAccount, { token: old.split('#')[1], password: PASSWORD }, null)).toEqual({ refused: 'not-possible' });
    await run(setAccountDisabled, { id, disabled: true, seen: (await find('bo@example.org')).updatedAt });
    expect(await run(joinAccount, { token: link.split('#')[1], password: PASSWORD }, null)).toEqual({ refused: 'not-possible' });
  });

  test('is not made twice, nor with what is no role or address', async () => {
    await make('bo', 'viewer');
    const again = { name: 'Bo', email: 'BO@example.org', role: 'viewer', password: PASSWORD };
    expect(await run(createAccount, again)).toEqual({ refused: 'not-possible' });
    expect(await run(createAccount, { ...again, email: 'nowhere' })).toEqual({ refused: 'bad-input' });
    expect(await run(createAccount, { ...again, email: 'x@example.org', role: 'root' })).toEqual({ refused: 'bad-input' });
  });

  test('changed by two people at once takes the first change and tells the second', async () => {
    await make('boss', 'admin');
    const { id, updatedAt: seen } = await make('bo', 'viewer');
    expect(await run(setAccountRole, { id, role: 'operator', seen })).toBe(undefined);
    expect(await run(setAccountRole, { id, role: 'approver', seen })).toEqual({ refused: 'changed-meanwhile' });
    expect(await find('bo@example.org')).toMatchObject({ role: 'operator' });
  });

  test('that is the only administrator stays one and stays enabled', async () => {
    const { id, updatedAt: seen } = await make('boss', 'admin');
    expect(await run(setAccountRole, { id, role: 'viewer', seen })).toEqual({ refused: 'not-possible' });
    expect(await run(setAccountDisabled, { id, disabled: true, seen })).toEqual({ refused: 'not-possible' });
    const other = await make('other', 'admin');
    expect(await run(setAccountDisabled, { id: other.id, disabled: true, seen: other.updatedAt })).toBe(undefined);
    expect(await run(setAccountRole, { id, role: 'viewer', seen })).toEqual({ refused: 'not-possible' });
  });

  test('of the demo can not be changed, one that is not there neither', async () => {
    await store().transaction(({ accounts }) =>
      accounts.create({ id: 'd', name: 'D', email: 'd@demo.invalid', role: 'operator', demo: true, passwordHash: null }, 5),
    );
    expect(await run(setAccountRole, { id: 'd', role: 'admin', seen: 5 })).toEqual({ refused: 'not-possible' });
    expect(await run(renewLink, { id: 'd' })).toEqual({ refused: 'not-possible' });
    expect(await run(endSessions, { id: 'nobody' })).toEqual({ refused: 'not-found' });
  });

  test("ends its own sessions alone: another's is not found", async () => {
    expect(await run(endOwnSessions, { session: 'somebody-elses' }, 'viewer')).toEqual({ refused: 'not-found' });
    expect(await run(endOwnSessions, {}, 'viewer')).toEqual({ ended: 0 });
  });
});
