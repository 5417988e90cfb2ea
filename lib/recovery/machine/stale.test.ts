import { describe, expect, it } from 'vitest';
import type { Address, Hash } from '@/lib/consensus/types';
import { guard } from '../guard';
import type { Plan } from '../plan-types';
import { ADA, CONTEXT, carryOn, FULL, makeWorld, mustTake, NOW, prepared, rewindTask, started } from '../recovery.test-world';
import type { NodeLook } from '../survey-types';
import { transition } from '../transition';

const AT = NOW + 5_000;
const PLAN: Plan = { ...FULL, basis: { ...FULL.basis, clients: { v1: 'Geth/v1', v3: 'Geth/v1' }, starts: { v2: NOW - 9_000 } } };
const told = (over: Partial<NodeLook>, node = 'v3'): readonly NodeLook[] =>
  makeWorld()
    .looks(AT)
    .map((look) => (look.node === node ? { ...look, ...over } : look));
const stranger = { enode: null, address: `0x${'77'.repeat(20)}` as Address };

const startWith = (looks: readonly NodeLook[], plan = PLAN) => {
  const next = transition(plan, CONTEXT, prepared(plan), { kind: 'start', at: AT, by: ADA, looks });
  return next.ok ? 'started' : next.refusal.key;
};
const lookedWith = (looks: readonly NodeLook[], plan = PLAN) =>
  mustTake(plan, prepared(plan), { kind: 'looked', at: AT, looks }).run.problem?.code ?? null;

describe('a plan is not started where the network is no more what it was made for', () => {
  it('and is where nothing changed', () => expect([startWith(told({})), lookedWith(told({}))]).toEqual(['started', null]));

  it.each<[string, Partial<NodeLook>, string?]>([
    ['a head that moved', { head: { height: 12, hash: '0xd12' as Hash, parent: '0xc11' as Hash, timestamp: 1, author: null } }],
    ['a head that is not told', { head: null }],
    ['a peer nobody configured', { peers: [stranger] }],
    ['another version', { client: 'Geth/v2' }],
    ['another identity', { address: `0x${'99'.repeat(20)}` as Address }],
    ['an identity that is not told', { address: null }],
    ['another chain', { chainId: 11 }],
    ['a chain that is not told', { chainId: null }],
    ['a silent node', { answered: false }],
    ['a process that was restarted', { startedAt: NOW + 1_000 }],
    ['a process that was restarted, by a clock of its own', { startedAt: NOW - 5_000 }, 'v2'],
  ])('%s', (_name, over, node) => {
    expect([startWith(told(over, node)), lookedWith(told(over, node))]).toEqual(['run.refuse.stale', 'stale']);
  });

  it('another validator set, where the plan rests on no head', () => {
    const plan: Plan = { ...PLAN, playbook: 'wait' };
    const head = { height: 12, hash: '0xd12' as Hash, parent: '0xc11' as Hash, timestamp: 1, author: null };
    expect(startWith(told({ head }), plan)).toBe('started');
    expect(startWith(told({ head, validators: [stranger.address] }), plan)).toBe('run.refuse.stale');
  });

  it('a node to be rewound that was away since the plan was made, even when all is as before', () => {
    const world = makeWorld();
    let run = prepared(PLAN);
    for (const [second, isUp] of [true, false, false, true].entries()) {
      world.node('v3').isUp = isUp;
      run = mustTake(PLAN, run, { kind: 'looked', at: NOW + second * 3_000, looks: world.looks(NOW + second * 3_000) }).run;
    }
    expect([run.problem?.code, run.problem?.seen?.key]).toEqual(['stale', 'run.stale.away']);
  });

  describe('and whose log shows the same start', () => {
    const [from, startedAt] = [NOW - 60_000, NOW - 9_000];
    const plan: Plan = { ...PLAN, basis: { ...PLAN.basis, starts: { v3: startedAt } } };
    type Away = { readonly lag?: number; readonly behindMs?: number; readonly log?: Partial<NodeLook> };
    /** Silent from second 3 to 6; its log is always read up to `lag` ms ago. */
    const away = (seconds: number, { lag = 0, behindMs = 0, log = {} }: Away = {}) => {
      const world = makeWorld();
      let run = prepared(plan);
      for (let second = 0; second <= seconds; second += 3) {
        const at = NOW + second * 1000;
        world.node('v3').isUp = second !== 3 && second !== 6;
        const heard = { from, until: at - lag, behindMs };
        const looks = world.looks(at).map((look) => (look.node === 'v3' ? { ...look, startedAt, heard, ...log } : look));
        run = mustTake(plan, run, { kind: 'looked', at, looks }).run;
      }
      return run;
    };
    const seen = (run: ReturnType<typeof away>) => run.problem?.seen?.key ?? null;

    it('is the same process: the plan stands again, for good', () => {
      expect(seen(away(6))).toBe('run.stale.silent');
      expect(seen(away(9))).toBe('run.stale.away-log');
      expect(seen(away(12))).toBe('run.stale.away-log');
      const run = away(24);
      expect(seen(run)).toBeNull();
      const later = makeWorld().looks(NOW + 27_000);
      expect(mustTake(plan, run, { kind: 'looked', at: NOW + 27_000, looks: later }).run.problem).toBeNull();
    });

    it('is waited for where the log was not read so far yet', () => {
      expect(seen(away(30, { lag: 15_000 }))).toBe('run.stale.away-log');
      // What is read now was written long ago.
      expect(seen(away(30, { behindMs: 15_000 }))).toBe('run.stale.away-log');
      expect(seen(away(42, { behindMs: 15_000 }))).toBeNull();
    });

    it.each<[string, Partial<NodeLook>, string]>([
      ['lines are missing since then', { heard: { from: NOW + 4_000, until: NOW + 60_000, behindMs: 0 } }, 'run.stale.away'],
      ['its log tells another start', { startedAt: NOW + 5_000 }, 'joined'],
    ])('is not, where %s', (_name, log, key) => {
      const said = seen(away(24, { log })) ?? '';
      expect(said).not.toBe('');
      if (key !== 'joined') expect(said).toBe(key);
    });

    it('is away again with its next silence', () => {
      const run = away(24);
      const world = makeWorld();
      world.node('v3').isUp = false;
      let next = run;
      for (const at of [NOW + 27_000, NOW + 30_000]) next = mustTake(plan, next, { kind: 'looked', at, looks: world.looks(at) }).run;
      world.node('v3').isUp = true;
      next = mustTake(plan, next, { kind: 'looked', at: NOW + 33_000, looks: world.looks(NOW + 33_000) }).run;
      expect(seen(next)).toBe('run.stale.away');
    });
  });

  it('but one lost answer is no absence', () => {
    const world = makeWorld();
    let run = prepared(PLAN);
    for (const [second, isUp] of [true, false, true].entries()) {
      world.node('v3').isUp = isUp;
      run = mustTake(PLAN, run, { kind: 'looked', at: NOW + second * 3_000, looks: world.looks(NOW + second * 3_000) }).run;
    }
    expect(run.problem).toBeNull();
  });
});

describe('a node that may have been restarted since the plan was made', () => {
  const world = makeWorld();
  const { run, at } = carryOn(FULL, world, started(FULL, world), ({ doneSteps }) => 'canary' in doneSteps);
  const looks = world.looks(at + 1_000);
  const ask = (plan: Plan, over: Partial<typeof run> = {}, task = rewindTask('v2')) =>
    guard(plan, { ...run, ...over }, looks, at + 1_000, task);

  it('is not rewound: where it lands is not what was said', () => {
    expect(ask(FULL)).toBeNull();
    expect(ask(FULL, { away: { v2: at } })?.says.key).toBe('run.safety.restarted');
  });

  it('is not yet, where its log was not read on since it answered again', () => {
    const plan = { ...FULL, basis: { ...FULL.basis, starts: { v2: NOW - 9_000 } } };
    const heard = { from: NOW - 60_000, until: at, behindMs: 0 };
    const told = looks.map((look) => (look.node === 'v2' ? { ...look, startedAt: NOW - 9_000, heard } : look));
    const back = { ...run, away: { v2: at - 9_000 }, back: { v2: { at: at - 6_000 } }, looks: told };
    const asked = (over: Partial<typeof run>) => guard(plan, { ...back, ...over }, told, at + 1_000, rewindTask('v2'));
    expect([asked({})?.code, asked({})?.says.key]).toEqual(['check-unknown', 'run.stale.away-log']);
    expect(asked({ back: { v2: { at: at - 6_000, isSame: true } } })).toBeNull();
  });

  it('is, where the plan itself restarts it first', () => {
    const restart = {
      ...rewindTask('v2'),
      id: 'restart:v2',
      calls: [],
      head: null,
      isDestructive: false,
      byHand: { kind: 'restart' } as const,
    };
    const steps = FULL.steps.map((step) => (step.id === 'stop' ? { ...step, tasks: [...step.tasks, restart] } : step));
    expect(ask({ ...FULL, steps }, { away: { v2: at } })).toBeNull();
  });
});
