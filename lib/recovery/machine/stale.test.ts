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
