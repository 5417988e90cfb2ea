import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '@/lib/auth/types';
import { newRun } from '@/lib/recovery/new-run';
import { DRY, FULL, makeWorld, NOW } from '@/lib/recovery/recovery.test-world';
import type { KeptPlan } from '@/lib/recovery/run-types';
import type { NetworkWatch, Runtime } from '@/lib/runtime/runtime';
import { commandRoute } from '../command-route';
import type { Command } from '../define-command';
import { Refused } from '../refused';
import { runCommand } from '../run-command';
import { type CommandWorld, openWorld } from '../testing/open-world';
import { abortRun } from './abort';
import { approvePlan } from './approve';
import { breakGlass } from './break-glass';
import { doneByHand } from './by-hand';
import { confirmStep } from './confirm';
import { confirmStopped } from './confirm-stopped';
import { dryRunPlan } from './dry-run';
import { startPlan } from './start';
import { submitPlan } from './submit';
import { withdrawApproval } from './withdraw';

const VERBS = {
  ...{ approve: approvePlan, withdraw: withdrawApproval, start: startPlan, abort: abortRun, confirm: confirmStep, submit: submitPlan },
  ...{ 'by-hand': doneByHand, 'break-glass': breakGlass, 'dry-run': dryRunPlan },
};
type Verb = keyof typeof VERBS;
type Desk = NonNullable<ReturnType<Runtime['recovery']['get']>>;

const HASH = 'ab'.repeat(32);
const OTHER_HASH = 'cd'.repeat(32);
const networks = new Map<string, NetworkWatch>();
let world: CommandWorld;
let woken: number;

/** A plan that waits for its approval, and another network with two. */
async function open(): Promise<void> {
  networks.clear();
  for (const id of ['net', 'other']) networks.set(id, watchOf(id));
  world = await openWorld(networks);
  woken = 0;
  const { store } = world.runtime;
  for (const id of networks.keys()) {
    await store.openNetwork(id, id);
    (world.runtime.recovery as Map<string, Desk>).set(id, DESK);
  }
  for (const role of ['operator', 'approver', 'admin'] as const)
    await store.transaction((trx) =>
      trx.accounts.create({ id: `id-${role}`, name: `The ${role}`, email: `${role}@example.org`, role, passwordHash: null }, 1),
    );
  await keepPlan('net', HASH);
  // Two of the other network: its second number is none of this one.
  await keepPlan('other', OTHER_HASH, 'discarded');
  await keepPlan('other', OTHER_HASH);
  world.settle({ now: NOW });
  for (const verb of ['dry-run', 'submit'] as const) await ask(verb);
}
const close = () => world.close();

const watchOf = (id: string) =>
  ({
    overview: () => ({ nodes: [], fork: null }),
    picture: () => ({ id, name: id, now: NOW, asOf: NOW, nodes: [{ name: 'v3', address: null }] }),
    keeping: () => ({ ok: true }),
  }) as unknown as NetworkWatch;

const DESK = {
  looks: async () => makeWorld().looks(world.runtime.clock.now()),
  dryRun: async () => DRY,
  wake: () => {
    woken += 1;
  },
  hindrance: () => null,
} as unknown as Desk;

async function keepPlan(network: string, hash: string, phase: KeptPlan['run']['phase'] = 'draft'): Promise<void> {
  const run = { ...newRun(FULL), phase, endedAt: phase === 'draft' ? null : NOW };
  const author = { id: 'id-operator', name: 'The operator' };
  const plan = { network, hash, plan: FULL, run, author, approvalsNeeded: 1, incident: null, madeAt: NOW } as const;
  await world.runtime.store.transaction((trx) => trx.recovery.create(plan));
}

const ask = (verb: Verb, input: object = {}, role: Role | null = 'operator') =>
  runCommand(VERBS[verb] as Command, world.as(role), { id: 'net', plan: '1', ...input });
const said = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refused ? `${error.code}: ${error.message}` : `fault: ${error}`),
  );

/** All that a command may have left, but for the audit log. */
async function left() {
  const { recovery, accounts } = world.runtime.store;
  const plans = (await Promise.all(['net', 'other'].map((id) => recovery.list(id)))).flat();
  const lines = await Promise.all(plans.map(({ network, number }) => recovery.lines(network, number)));
  return JSON.stringify([plans, lines, await accounts.list(), woken]);
}

/** Asks for what must be refused; gives what is said and the lines it left in the audit log. */
async function refused(verb: Verb, input: object, role: Role | null = 'operator') {
  const { store } = world.runtime;
  const [before, last] = [await left(), (await store.audit({ limit: 1 }))[0]?.id ?? 0];
  const text = await said(ask(verb, input, role));
  expect(await left()).toBe(before);
  const rows = (await store.audit({})).filter(({ id }) => id > last);
  return { text, rows: rows.map(({ action, outcome, by, object }) => `${action} ${outcome} ${by?.id ?? '-'} ${object}`) };
}

const approve = (more: object = {}) => ask('approve', { hash: HASH, ...more }, 'approver');
const phase = async () => (await world.runtime.store.recovery.find('net', 1))?.run.phase;

describe('a request that is forged', () => {
  // Nothing of it is ever taken, so that all of them can meet one store.
  beforeAll(open);
  afterAll(close);

  test.each<[string, Verb, object, Role, string]>([
    [
      'with the number of another network',
      'approve',
      { plan: '2', hash: OTHER_HASH },
      'approver',
      'not-found: No plan of "net" has the number 2.',
    ],
    ['for a network that is none', 'start', { id: 'nowhere', hash: HASH }, 'operator', 'not-found: No network has the id "nowhere".'],
    ["with another plan's hash", 'approve', { hash: OTHER_HASH }, 'approver', 'changed-meanwhile: The plan you looked at is not this one.'],
    [
      "to start with another plan's hash",
      'start',
      { hash: OTHER_HASH },
      'operator',
      'changed-meanwhile: The plan you looked at is not this one.',
    ],
    ['without a hash', 'approve', {}, 'approver', 'bad-input: What was sent can not be used: hash: '],
    ['with a number in place of the hash', 'start', { hash: 7 }, 'operator', 'bad-input: What was sent can not be used: hash: '],
    [
      'for a number that is none',
      'start',
      { plan: '1e1', hash: HASH },
      'operator',
      'bad-input: What was sent can not be used: plan: is the number of a plan',
    ],
    ['for a number without end', 'start', { plan: '9'.repeat(300), hash: HASH }, 'operator', 'bad-input: '],
    ['for a step that is not under way', 'confirm', { step: 'canary', height: 10 }, 'operator', 'not-possible: '],
    ['for a task of no plan', 'by-hand', { task: 'rewind:nobody' }, 'operator', 'not-found: This plan has no task "rewind:nobody".'],
    ['before it was approved', 'start', { hash: HASH }, 'operator', 'not-possible: '],
    [
      "by the plan's author with more rights",
      'approve',
      { hash: HASH, by: { id: 'id-admin' } },
      'operator',
      'not-allowed: This needs the role approver; yours is operator.',
    ],
  ])('%s is refused with what is wrong, and leaves a line in the audit log alone', async (_what, verb, input, role, text) => {
    const answer = await refused(verb, input, role);
    expect(answer.text).toContain(text);
    expect(answer.rows).toEqual([expect.stringMatching(`^recovery.${verb} refused id-${role} (null|plan \\w+)$`)]);
  });

  test.each([{ role: 'admin' }, { person: { id: 'id-admin', role: 'admin' } }, { by: { id: 'id-approver', name: 'x', role: 'approver' } }])(
    'does not get a role from its body: %j',
    async (claim) => {
      const viewer = await refused('approve', { hash: HASH, ...claim }, 'viewer');
      expect(viewer.text).toBe('not-allowed: This needs the role approver; yours is viewer.');
      const nobody = await refused('approve', { hash: HASH, ...claim }, null);
      expect(nobody).toEqual({ text: 'not-signed-in: You are not signed in.', rows: [] });
    },
  );

  test('is kept with why it was refused, and nothing else of what was sent', async () => {
    await refused('start', { hash: 'secret-of-somebody', note: 'another' });
    const [row] = await world.runtime.store.audit({ limit: 1 });
    expect(row).toMatchObject({
      ...{ action: 'recovery.start', outcome: 'refused', network: 'net', object: 'plan 1', address: '192.0.2.1' },
      detail: { code: 'changed-meanwhile', why: 'The plan you looked at is not this one.' },
    });
    expect(JSON.stringify(row)).not.toMatch(/secret|another/);
  });

  test('by another site is refused whoever is signed in', async () => {
    const before = await left();
    const headers = world.as('approver', { origin: 'http://elsewhere' });
    expect(await said(runCommand(approvePlan as Command, headers, { id: 'net', plan: '1', hash: HASH }))).toMatch(/^foreign-origin: /);
    expect(await left()).toBe(before);
  });

  test.each<[string, Verb, object, Role, string]>([
    ['a reason', 'break-glass', { reason: 'x'.repeat(4_001) }, 'operator', 'reason: takes at most 4000 characters'],
    ['a hash', 'approve', { hash: 'x'.repeat(201) }, 'approver', 'hash: '],
    ['what was pasted', 'by-hand', { task: 't', pasted: 'x'.repeat(40_001) }, 'operator', 'pasted: '],
    ["a task's name", 'by-hand', { task: 'x'.repeat(301) }, 'operator', 'task: '],
    ['a count', 'approve', { hash: HASH, withdrawn: 1e9 }, 'approver', 'withdrawn: '],
  ])('with %s that is too long is refused, and repeats nothing of it', async (_what, verb, input, role, text) => {
    const answer = await refused(verb, input, role);
    expect(answer.text).toContain(`bad-input: What was sent can not be used: ${text}`);
    expect(answer.text.length).toBeLessThan(200);
    expect(answer.rows).toHaveLength(1);
  });

  test('with a body that is too long is not read to its end', async () => {
    const before = await left();
    const body = JSON.stringify({ task: 't', pasted: 'x'.repeat(64 * 1024) });
    const headers = new Headers([...world.as('operator'), ['content-type', 'application/json']]);
    const request = new Request('http://here/x', { method: 'POST', headers, body });
    const answer = await commandRoute(doneByHand)(request, { params: Promise.resolve({ id: 'net', plan: '1' }) });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'bad-input']);
    expect(await left()).toBe(before);
  });
});

describe('what a person takes on themselves', () => {
  beforeAll(open);
  afterAll(close);
  const confirm = (input: object) =>
    said(runCommand(confirmStopped as Command, world.as('operator'), { id: 'net', reason: 'read at its console', ...input }));
  const kept = async () => (await world.runtime.store.recovery.confirmed('net', 0)).map(({ blocker, by }) => `${by} ${blocker}`);
  const ADDRESS = `0x${'Ab'.repeat(20)}`;

  test.each<[string, object, string]>([
    ['who a node is, without an address', { blocker: 'identity:v3' }, 'bad-input: Who the node is has to be told: its address is missing.'],
    [
      'an address in other words',
      { blocker: 'identity:v3', address: 'v3' },
      'bad-input: What was sent can not be used: address: is an address',
    ],
    ['who a node is that is none', { blocker: 'identity:v9', address: ADDRESS }, 'not-found: No node of this network has that name.'],
    [
      'who it is, of a node that is silent',
      { blocker: 'unreachable:v3', address: ADDRESS },
      'bad-input: An address is confirmed of a node alone',
    ],
    ['no reason', { blocker: 'unreachable:v3', reason: ' ' }, 'bad-input: '],
  ])('is not taken: %s', async (_what, input, text) => {
    expect(await confirm(input)).toContain(text);
    expect(await kept()).toEqual([]);
  });

  test('is kept with who said it, and who a node is with its address', async () => {
    expect(await confirm({ blocker: 'identity:v3', address: ADDRESS })).toBe('done');
    expect(await confirm({ blocker: 'unreachable:v4' })).toBe('done');
    expect(await kept()).toEqual([`id-operator identity:v3=${ADDRESS.toLowerCase()}`, 'id-operator unreachable:v4']);
    const rows = (await world.runtime.store.audit({ action: 'recovery.confirm-stopped', outcome: 'done' })).map(({ object }) => object);
    expect(rows.reverse()).toEqual([`identity:v3=${ADDRESS.toLowerCase()}`, 'unreachable:v4']);
  });
});

describe('a broken glass', () => {
  const REASON = 'nobody who may approve answers';
  const HOOKS = [
    { target: 'a1'.repeat(32), host: 'hooks.example.org' },
    { target: 'b2'.repeat(32), host: '10.0.0.9:9000' },
  ];
  let told: number;
  beforeEach(async () => {
    await open();
    told = 0;
    const outbox = {
      targets: HOOKS,
      wake: () => {
        told += 1;
      },
    };
    Object.assign(world.runtime, { outbox });
  });
  afterEach(close);
  const notices = async () => (await Promise.all(['net', 'other'].map((id) => world.runtime.store.notices.list(id)))).flat();

  test('leaves one notice for each webhook, kept with the plan and its audit line, and wakes who sends them', async () => {
    await ask('break-glass', { reason: REASON });
    const kept = await notices();
    expect(kept.map(({ target, host }) => ({ target, host })).sort((a, b) => a.target.localeCompare(b.target))).toEqual(HOOKS);
    expect([await phase(), told, new Set(kept.map(({ id }) => id)).size]).toEqual(['ready', 1, 2]);
    for (const { id, body, ...row } of kept) {
      expect(row).toMatchObject({ kind: 'recovery.break-glass', network: 'net', object: 'plan 1', createdAt: NOW, nextAt: NOW, tries: 0 });
      expect(JSON.parse(body)).toEqual({
        ...{ format: 1, kind: 'recovery.break-glass', id, at: NOW, network: { id: 'net', name: 'net' } },
        plan: { number: 1, hash: HASH, title: '[x]', path: '/n/net/recovery/1' },
        ...{ by: { id: 'id-operator', name: 'The operator' }, reason: REASON },
        sentence: expect.stringMatching(
          /^The operator broke the glass for recovery 1 of net \(\[x\]\): .* Reason: nobody who may approve answers$/,
        ),
      });
    }
  });

  test.each<[string, object, Role | null]>([
    ['without a reason', { reason: ' ' }, 'operator'],
    ['by who may not', { reason: REASON }, 'viewer'],
    ['by nobody', { reason: REASON }, null],
    ['for a plan that is none', { plan: '9', reason: REASON }, 'operator'],
  ])('that is refused leaves none: %s', async (_what, input, role) => {
    expect(await said(ask('break-glass', input, role))).not.toBe('done');
    expect([await notices(), await phase(), told]).toEqual([[], 'awaiting-approval', 0]);
  });

  test('twice is told once', async () => {
    await ask('break-glass', { reason: REASON });
    expect(await said(ask('break-glass', { reason: REASON }))).toContain('not-possible');
    expect(await notices()).toHaveLength(2);
  });

  test('whose audit line can not be kept leaves no notice', async () => {
    const { store } = world.runtime;
    const torn: typeof store = {
      ...store,
      transaction: (work) =>
        store.transaction((trx) =>
          work({
            ...trx,
            audit: async () => {
              throw new Error('no room');
            },
          }),
        ),
    };
    const own = Object.getOwnPropertyDescriptor(world.runtime, 'store') ?? {};
    Object.defineProperty(world.runtime, 'store', { value: torn, configurable: true });
    expect(await said(ask('break-glass', { reason: REASON }))).not.toBe('done');
    Object.defineProperty(world.runtime, 'store', own);
    expect([await notices(), await phase(), told]).toEqual([[], 'awaiting-approval', 0]);
  });

  test('other verbs tell nobody', async () => {
    await approve();
    expect([await notices(), told]).toEqual([[], 0]);
  });
});

describe('a request that is sent once more', () => {
  beforeEach(open);
  afterEach(close);

  test('is of whoever is signed in, whatever its body says', async () => {
    await approve({ by: { id: 'id-admin', name: 'x' }, at: 1, expiresAt: 9e15 });
    const [approval] = (await world.runtime.store.recovery.find('net', 1))?.run.approvals ?? [];
    expect(approval).toMatchObject({ by: { id: 'id-approver', name: 'The approver' }, at: NOW, expiresAt: NOW + 3_600_000 });
  });

  test('approves nothing anew after the approval was taken back; a new one that knows of it does', async () => {
    await approve();
    expect(await refused('approve', { hash: HASH }, 'approver')).toMatchObject({
      text: 'not-possible: You have approved this plan already.',
    });
    await ask('withdraw', {}, 'approver');
    expect(await phase()).toBe('awaiting-approval');
    expect((await refused('approve', { hash: HASH }, 'approver')).text).toBe(
      'changed-meanwhile: You have taken an approval of this plan back since this was sent.',
    );
    expect((await refused('withdraw', {}, 'approver')).text).toBe('not-possible: There is no approval of yours to withdraw.');
    await approve({ withdrawn: 1 });
    expect(await phase()).toBe('ready');
  });

  test.each([{}, { 'idempotency-key': 'one' }, { 'idempotency-key': 'two' }])(
    'starts a plan once, whatever token it bears: %j',
    async (more) => {
      await approve();
      await runCommand(startPlan as Command, world.as('operator', { 'idempotency-key': 'one' }), { id: 'net', plan: '1', hash: HASH });
      const started = await world.runtime.store.recovery.find('net', 1);
      expect(started?.run.startedAt).toBe(NOW);
      world.settle({ now: NOW + 1_000 });
      const before = await left();
      const again = runCommand(startPlan as Command, world.as('operator', more), { id: 'net', plan: '1', hash: HASH, token: 'x' });
      expect(await said(again)).toMatch(/^not-possible: /);
      expect(await left()).toBe(before);
    },
  );

  test('of two starts at once one is taken, and the other is told', async () => {
    await approve();
    const both = await Promise.all([said(ask('start', { hash: HASH })), said(ask('start', { hash: HASH }, 'approver'))]);
    expect(both.filter((one) => one === 'done')).toHaveLength(1);
    expect(both.find((one) => one !== 'done')).toMatch(/^not-possible: /);
    const lines = await world.runtime.store.recovery.lines('net', 1);
    expect(lines.filter(({ kind, data }) => kind === 'person' && data.verb === 'start')).toHaveLength(1);
  });

  test('after an abort is refused: a plan that has ended takes nothing', async () => {
    await ask('abort', { reason: 'wrong plan' });
    for (const [verb, input, role] of [
      ['approve', { hash: HASH }, 'approver'],
      ['start', { hash: HASH }, 'operator'],
      ['abort', { reason: 'again' }, 'operator'],
    ] as const)
      expect((await refused(verb, input, role)).text).toBe('not-possible: The plan has ended.');
  });
});

describe('an approval of somebody who may not approve any more', () => {
  beforeEach(open);
  afterEach(close);

  const change = (work: (accounts: Parameters<Parameters<Runtime['store']['transaction']>[0]>[0]['accounts']) => Promise<void>) =>
    world.runtime.store.transaction((trx) => work(trx.accounts));

  test.each([
    ['was disabled', (id: string) => change((accounts) => accounts.setDisabled(id, true, 2))],
    ['is an operator now', (id: string) => change((accounts) => accounts.setRole(id, 'operator', 2))],
  ])('who %s does not count at the start, and is named; another one counts', async (_what, lose) => {
    await approve();
    await lose('id-approver');
    expect((await refused('start', { hash: HASH })).text).toContain(
      'The approver approved and may not approve any more, so that no longer counts.',
    );
    await ask('approve', { hash: HASH }, 'admin');
    expect(await said(ask('start', { hash: HASH }))).toBe('done');
  });
});
