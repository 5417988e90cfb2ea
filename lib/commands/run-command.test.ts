import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { NetworkWatch } from '@/lib/runtime/runtime';
import { commandRoute } from './command-route';
import { defineCommand } from './define-command';
import { pollNetwork } from './poll-network';
import { Refused } from './refused';
import { runCommand } from './run-command';
import { type CommandWorld, openWorld } from './testing/open-world';

let world: CommandWorld;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const note = defineCommand({
  name: 'thing.note',
  needs: 'operator',
  input: z.object({ id: z.string().max(5), text: z.string() }),
  write: async (trx, { person, now }, { id, text }) => {
    if (text === 'boom') throw new Error('a fault');
    if (text === 'late') throw new Refused('not-possible', 'It is closed.', 'Look at it.');
    await trx.accounts.create({ id, name: text, email: `${id}@example.org`, role: 'viewer', passwordHash: null }, now);
    if (text === 'twice') await trx.accounts.create({ id, name: text, email: 'other', role: 'viewer', passwordHash: null }, now);
    return { value: { by: person.name }, audit: { network: 'main', object: `thing ${id}`, detail: { text } } };
  },
});

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refused ? error.code : 'fault'),
  );
const actions = async () => (await world.runtime.store.audit({})).map(({ action, outcome, by }) => `${action} ${outcome} ${by?.id ?? '-'}`);
const accounts = async () => (await world.runtime.store.accounts.list()).map(({ id }) => id);

describe('a command', () => {
  test('writes what it does and its line in the log together, and says who, when, from where and to what', async () => {
    expect(await runCommand(note, world.as('operator'), { id: 'a', text: 'hello' })).toEqual({ by: 'The operator' });
    expect(await world.runtime.store.audit({})).toMatchObject([
      {
        id: 1,
        at: world.runtime.clock.now(),
        action: 'thing.note',
        outcome: 'done',
        by: { id: 'id-operator', name: 'The operator', role: 'operator' },
        address: '192.0.2.1',
        network: 'main',
        object: 'thing a',
        detail: { text: 'hello' },
      },
    ]);
    expect(await accounts()).toEqual(['a']);
  });

  test.each([
    ['nobody', null, 'not-signed-in', []],
    ['a viewer', 'viewer', 'not-allowed', ['thing.note refused id-viewer']],
    ['an operator', 'operator', 'done', ['thing.note done id-operator']],
    ['an approver', 'approver', 'done', ['thing.note done id-approver']],
    ['an administrator', 'admin', 'done', ['thing.note done id-admin']],
  ] as const)('asked by %s', async (_who, role, code, lines) => {
    expect(await codeOf(runCommand(note, world.as(role), { id: 'a', text: 'x' }))).toBe(code);
    expect(await actions()).toEqual(lines);
    expect(await accounts()).toEqual(code === 'done' ? ['a'] : []);
  });

  test('that another site made a browser send is refused whoever is signed in', async () => {
    expect(await codeOf(runCommand(note, world.as('admin', { origin: 'http://there' }), { id: 'a', text: 'x' }))).toBe('foreign-origin');
    expect(await accounts()).toEqual([]);
  });

  test.each([[null], [{}], [{ id: 'toolong', text: 'x' }], [{ id: 1, text: 'x' }]])(
    'refuses input that does not fit: %j',
    async (input) => {
      expect(await codeOf(runCommand(note, world.as('operator'), input))).toBe('bad-input');
      expect(await actions()).toEqual([]);
    },
  );

  test.each([
    ['a refusal', 'late', 'not-possible'],
    ['a fault of its own', 'boom', 'fault'],
    ['a fault of the database', 'twice', 'not-kept'],
  ])('that ends in %s leaves nothing behind, no line in the log either', async (_what, text, code) => {
    expect(await codeOf(runCommand(note, world.as('operator'), { id: 'a', text }))).toBe(code);
    expect(await actions()).toEqual([]);
    expect(await accounts()).toEqual([]);
  });

  test('for readers asks for an account only where reading is not public', async () => {
    const look = defineCommand({ name: 'thing.look', needs: 'reader', input: z.object({}), quiet: true });
    expect(await codeOf(runCommand(look, world.as(null), {}))).toBe('done');
    world.settle({ publicRead: false });
    expect(await codeOf(runCommand(look, world.as(null), {}))).toBe('not-signed-in');
    expect(await codeOf(runCommand(look, world.as('viewer'), {}))).toBe('done');
    expect(await actions()).toEqual(['thing.look done id-viewer']);
  });
});

test('a poll that somebody asked for is a line of its network, and one that nobody in particular asked for is none', async () => {
  const watch = { pollNow: async () => true } as unknown as NetworkWatch;
  const own = await openWorld(new Map([['story', watch]]));
  await runCommand(pollNetwork, own.as(null), { id: 'story' });
  await runCommand(pollNetwork, own.as('viewer'), { id: 'story' });
  expect(await own.runtime.store.audit({})).toMatchObject([
    { action: 'network.poll', by: { id: 'id-viewer' }, network: 'story', object: null, detail: {} },
  ]);
  expect(await own.runtime.store.audit({ network: 'story' })).toHaveLength(1);
  await own.close();
});

describe("a command's route", () => {
  const route = commandRoute(note);
  const send = (body: string, headers: Headers, type = 'application/json') => {
    headers.set('content-type', type);
    return route(new Request('http://here/api', { method: 'POST', body, headers }), { params: Promise.resolve({ id: 'a' }) });
  };

  test('answers with what the command gives; the path wins over the body', async () => {
    const response = await send('{"id":"b","text":"x"}', world.as('operator'));
    expect([response.status, await response.json()]).toEqual([200, { by: 'The operator' }]);
    expect(await accounts()).toEqual(['a']);
  });

  test('takes a path without parameters', async () => {
    const request = new Request('http://here/api', {
      method: 'POST',
      body: '{"id":"b","text":"x"}',
      headers: { 'content-type': 'application/json', 'x-test-role': 'operator' },
    });
    expect((await route(request, { params: Promise.resolve(undefined) })).status).toBe(200);
    expect(await accounts()).toEqual(['b']);
  });

  test('answers a refusal as a problem with code and remedy', async () => {
    const response = await send('{"text":"late"}', world.as('operator'));
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect([response.status, await response.json()]).toEqual([
      409,
      { type: 'about:blank', status: 409, title: 'Not possible', detail: 'It is closed.', code: 'not-possible', remedy: 'Look at it.' },
    ]);
  });

  test.each([
    ['no JSON', '{', 'application/json'],
    ['a list', '[]', 'application/json'],
    ['a form', 'text=x', 'application/x-www-form-urlencoded'],
    ['too long a body', `{"text":"${'x'.repeat(70_000)}"}`, 'application/json'],
  ])('refuses %s', async (_what, body, type) => {
    const response = await send(body, world.as('operator'), type);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'bad-input']);
  });
});
