import { expect, it } from 'vitest';
import type { Check, Plan, Step } from '../plan-types';
import { ADA, CONTEXT, FULL, makeWorld, mustTake, planWith, started, stepOf, taskOf, Y } from '../recovery.test-world';
import { transition } from '../transition';
import { behindForPerson } from './behind-for-person';

const follows: Check = { kind: 'reaches', node: 'v4', height: Y.height + 5, via: Y };
const restart = taskOf('restart:v4', 'v4', [], [follows], { unless: [follows], byHand: { kind: 'restart' } });

/** v4 has far to go, and a person is asked to restart it, before anything else of the plan. */
function waiting(over: Partial<Step>): { readonly plan: Plan; readonly run: ReturnType<typeof started>['run']; readonly at: number } {
  const remedy = stepOf('restart', 'by-hand', { nodes: ['v4'], tasks: [restart], after: [follows], dispensable: ['v4'], ...over });
  const plan = planWith([remedy, ...FULL.steps]);
  const world = makeWorld();
  let { run, at } = started(plan, world);
  for (let second = 0; second < 5; second += 1) {
    at += 1_000;
    run = mustTake(plan, run, { kind: 'looked', at, looks: world.looks(at) }).run;
  }
  return { plan, run, at };
}

it('a node that is far behind and waits for a person holds up nobody who can do without it: the run goes on when somebody says so', () => {
  const { plan, run, at } = waiting({});
  expect([run.phase, run.problem, behindForPerson(plan, run)]).toEqual(['by-hand', null, ['v4']]);
  const left = mustTake(plan, run, { kind: 'leave-out', at, by: ADA, node: 'v4' });
  expect(left.run).toMatchObject({ phase: 'by-hand', leftOut: { v4: { by: ADA } }, tasks: { 'restart:v4': { state: 'left-out' } } });
  const world = makeWorld();
  const next = mustTake(plan, left.run, { kind: 'looked', at: at + 1_000, looks: world.looks(at + 1_000) });
  expect([next.run.phase, next.run.step]).toEqual([FULL.steps[0]?.kind, 1]);
});

it('one that the step needs, or that a person does work of the plan itself at, is waited for', () => {
  for (const over of [{ dispensable: [] }, { tasks: [taskOf('restart:v4', 'v4', [], [follows], { byHand: { kind: 'restart' } })] }]) {
    const { plan, run, at } = waiting(over);
    expect(behindForPerson(plan, run)).toEqual([]);
    expect(transition(plan, CONTEXT, run, { kind: 'leave-out', at, by: ADA, node: 'v4' })).toMatchObject({ ok: false });
  }
});
