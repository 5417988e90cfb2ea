import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '@/lib/auth/types';
import { plainForkDetector } from '@/lib/monitor/fork-detector.test-world';
import type { RecordedWorld } from '@/lib/monitor/watch.test-world';
import { followRecording, watchRecording } from '@/lib/monitor/watch.test-world';
import type { NetworkWatch } from '@/lib/runtime/runtime';
import type { IncidentView } from '@/lib/views/incident-types';
import { Refused } from '../refused';
import { runCommand } from '../run-command';
import { type CommandWorld, openWorld } from '../testing/open-world';
import { acknowledge } from './acknowledge';
import { assign } from './assign';
import { close } from './close';
import { note } from './note';
import { shelve } from './shelve';
import { unacknowledge } from './unacknowledge';
import { unshelve } from './unshelve';

const VERBS = { acknowledge, unacknowledge, assign, note, shelve, unshelve, close };
const networks = new Map<string, NetworkWatch>();
let world: CommandWorld;
let watched: RecordedWorld;

beforeEach(async () => {
  networks.clear();
  world = await openWorld(networks);
  watched = await watchRecording('qbft-fork-2-2', { store: world.runtime.store, detectors: [plainForkDetector] });
  networks.set('net', watched.watch);
  while (watched.watch.incidentsNow().open === 0) await watched.tick();
  for (const role of ['operator', 'approver'] as const) {
    await world.runtime.store.transaction((trx) =>
      trx.accounts.create({ id: `id-${role}`, name: `The ${role}`, email: `${role}@example.org`, role, passwordHash: null }, 1),
    );
  }
});

afterEach(() => world.close());

const ask = (verb: keyof typeof VERBS, input: object = {}, role: Role | null = 'operator') =>
  runCommand(VERBS[verb], world.as(role), { id: 'net', incident: '1', ...input }) as Promise<IncidentView>;
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refused ? `${error.code}: ${error.message}` : `fault: ${error}`),
  );
const resolve = () => followRecording(watched, () => {});

describe('one incident', () => {
  test('is acknowledged, assigned, noted and shelved: each in the answer, the timeline and the audit log', async () => {
    expect(await ask('acknowledge')).toMatchObject({ acknowledged: { by: { id: 'id-operator', name: 'The operator' } } });
    expect(watched.watch.incidentsNow()).toMatchObject({ open: 1, unacknowledged: 0, worst: 'critical' });
    expect(await ask('assign', { to: 'id-approver' })).toMatchObject({ assignee: { name: 'The approver' } });
    expect(await ask('note', { text: 'both meshes use one key set' })).toMatchObject({ status: 'open' });
    const view = await ask('shelve', { forMs: 3_600_000, reason: 'known since noon' });
    // The recorded chain's own turns stand between them; its clock is another one.
    const own = view.turns.filter(({ id }) => id !== 0).sort((a, b) => a.id - b.id);
    expect(own.map(({ kind, by, text }) => [kind, by?.name ?? null, text])).toEqual([
      ['opened', null, null],
      ['acknowledged', 'The operator', null],
      ['assigned', 'The operator', 'to The approver'],
      ['noted', 'The operator', 'both meshes use one key set'],
      ['shelved', 'The operator', 'known since noon'],
    ]);
    const lines = (await world.runtime.store.audit({})).map(({ action, network, object }) => `${action} ${network} ${object}`);
    expect(lines.reverse()).toEqual(['acknowledge', 'assign', 'note', 'shelve'].map((verb) => `incident.${verb} net incident 1`));
  });

  test('of two people at once the second is told who was first', async () => {
    const answers = await Promise.all([refusal(ask('acknowledge')), refusal(ask('acknowledge', {}, 'approver'))]);
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
    expect(answers.find((answer) => answer !== 'done')).toMatch(
      /^changed-meanwhile: The (operator|approver) acknowledged it already at 2026-01-02/,
    );
    await ask('assign', { to: 'id-operator' });
    expect(await refusal(ask('assign', { to: 'id-approver', was: null }, 'approver'))).toBe(
      'changed-meanwhile: It was assigned to The operator meanwhile.',
    );
    await ask('shelve', { forMs: 60_000, reason: 'x' });
    expect(await refusal(ask('shelve', { forMs: 60_000, reason: 'y' }, 'approver'))).toMatch(/The operator shelved it already/);
  });

  test('that still stands is not closed; once resolved it is, and then nothing but a note is taken', async () => {
    expect(await refusal(ask('close', { cause: 'x' }))).toBe('not-possible: It still stands: it can be closed once it is resolved.');
    await resolve();
    expect(await ask('close', { cause: 'keys were copied' })).toMatchObject({
      status: 'closed',
      closed: { by: { name: 'The operator' }, cause: 'keys were copied' },
    });
    for (const [verb, input] of [
      ['acknowledge', {}],
      ['assign', { to: null }],
      ['close', { cause: 'y' }],
    ] as const)
      expect(await refusal(ask(verb, input, 'approver'))).toMatch(/^changed-meanwhile: It was closed by The operator at /);
    expect(await ask('note', { text: 'post mortem is written' })).toMatchObject({ status: 'closed' });
  });

  test("is shelved until its time is over by the server's clock, or until somebody takes it back", async () => {
    await ask('shelve', { forMs: 60_000, reason: 'x' });
    const until = world.runtime.clock.now() + 60_000;
    const shelvedAt = async (now: number) => (await world.runtime.store.incidents.list('net', { shelved: true }, now)).length;
    expect([await shelvedAt(until - 1), await shelvedAt(until)]).toEqual([1, 0]);
    await ask('unshelve');
    expect(await shelvedAt(until - 1)).toBe(0);
    expect(await refusal(ask('unshelve'))).toMatch(/^changed-meanwhile: It is not shelved/);
  });
});

test.each([
  ['an unknown number', 'acknowledge', { incident: '99' }, 'not-found: No incident of "net" has the number 99.'],
  ['an unknown network', 'acknowledge', { id: 'nowhere' }, 'not-found: No incident of "nowhere" has the number 1.'],
  ['a number that is none', 'note', { incident: '1e3', text: 'x' }, 'bad-input'],
  ['an account that is none', 'assign', { to: 'ghost' }, 'bad-input: to: no account has this id'],
  ['no words', 'note', { text: ' \u0000\u202e ' }, 'bad-input'],
  ['too many words', 'note', { text: 'x'.repeat(4001) }, 'bad-input'],
  ['a year on the shelf', 'shelve', { forMs: 365 * 86_400_000, reason: 'x' }, 'bad-input'],
] as const)('%s is refused and nothing is changed', async (_what, verb, input, said) => {
  expect(await refusal(ask(verb, input))).toContain(said);
  expect((await watched.watch.incident(1))?.turns.map(({ kind }) => kind)).toEqual(['opened']);
  expect(await world.runtime.store.audit({})).toEqual([]);
});

test.each([
  [null, 'not-signed-in'],
  ['viewer', 'not-allowed'],
] as const)('%s may not', async (role, code) => {
  expect(await refusal(ask('acknowledge', {}, role))).toContain(code);
});

test("a person's words are given back as they are, for the page to show as text", async () => {
  const text = '<script>alert(1)</script> **bold** \n| a | b |';
  const view = await ask('note', { text });
  expect(view.turns.find(({ kind }) => kind === 'noted')?.text).toBe(text);
});
