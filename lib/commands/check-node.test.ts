import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NetworkWatch } from '@/lib/runtime/runtime';
import type { NodeCheckView } from '@/lib/views/setup-types';
import { checkNode } from './check-node';
import { Refused } from './refused';
import { runCommand } from './run-command';
import { type CommandWorld, openWorld } from './testing/open-world';

const asked: string[] = [];
const VIEW: NodeCheckView = { url: 'http://h:8545/', credentials: true, fault: null, node: null };
const HERE = { 'x-test-here': 'yes' };
const worlds: CommandWorld[] = [];

async function open({ isLocal = true, networks = new Map<string, NetworkWatch>() } = {}): Promise<CommandWorld> {
  const world = await openWorld(networks);
  worlds.push(world);
  const check = async (url: string) => {
    asked.push(url);
    return VIEW;
  };
  Object.assign(world.runtime, { setup: { file: '/q.yaml', isLocal, check } });
  return world;
}

const ask = (headers: Headers) =>
  runCommand(checkNode, headers, { url: 'http://ann:hunter2@h:8545' }).then(
    (value) => value,
    (error: unknown) => (error instanceof Refused ? error.code : error),
  );
const admin = { id: 'x', name: 'X', email: 'x@example.org', role: 'admin', passwordHash: null };

beforeEach(() => {
  asked.length = 0;
});
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close();
});

describe('checking an address makes this server call it, so it is', () => {
  test('done for an administrator, from anywhere', async () => {
    const world = await open({ isLocal: false });
    expect(await ask(world.as('admin'))).toEqual(VIEW);
    expect(asked).toEqual(['http://ann:hunter2@h:8545']);
  });

  test('done at the first run for whoever sits at the machine', async () => {
    const world = await open();
    expect(await ask(world.as(null, HERE))).toEqual(VIEW);
  });

  test.each([
    ['from elsewhere', {}, {}],
    ['where other machines reach it, too', { isLocal: false }, HERE],
    ['once a network is watched', { networks: new Map([['main', {} as NetworkWatch]]) }, HERE],
  ] as const)('refused to nobody %s', async (_what, options, headers) => {
    const world = await open(options);
    expect(await ask(world.as(null, headers))).toBe('not-signed-in');
    expect(asked).toEqual([]);
  });

  test('refused to nobody once there is an administrator', async () => {
    const world = await open();
    await world.runtime.store.transaction((trx) => trx.accounts.create(admin, 1));
    expect(await ask(world.as(null, HERE))).toBe('not-signed-in');
  });

  test.each(['viewer', 'operator', 'approver'] as const)('refused to a %s, unless they sit at the machine of a first run', async (role) => {
    const world = await open({ isLocal: false });
    expect(await ask(world.as(role, HERE))).toBe('not-allowed');
    expect(asked).toEqual([]);
  });

  test('refused to what another site made a browser send', async () => {
    const world = await open();
    expect(await ask(world.as('admin', { ...HERE, origin: 'http://evil.example' }))).toBe('foreign-origin');
    expect(asked).toEqual([]);
  });

  test('limited to 60 in a minute', async () => {
    const world = await open();
    const said: unknown[] = [];
    for (let nr = 0; nr < 61; nr += 1) said.push(await ask(world.as('admin')));
    expect(said.slice(0, 60).every((one) => typeof one === 'object')).toBe(true);
    expect(said[60]).toBe('too-soon');
    expect(asked).toHaveLength(60);
  });
});

test('the log names the host that was asked, never a credential', async () => {
  const world = await open();
  await ask(world.as('admin'));
  const [line] = await world.runtime.store.audit({});
  expect(line).toMatchObject({ action: 'setup.check-node', object: 'host h:8545', detail: {} });
  expect(JSON.stringify(line)).not.toMatch(/ann|hunter2/);
});

test('an address that is none is refused without being repeated', async () => {
  const world = await open();
  const error = await runCommand(checkNode, world.as('admin'), { url: `http://ann:hunter2@${'h'.repeat(2000)}` }).catch((why) => why);
  expect(error).toBeInstanceOf(Refused);
  expect(`${error.message} ${error.remedy}`).not.toContain('hunter2');
});
