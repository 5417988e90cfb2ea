import { describe, expect, it } from 'vitest';
import { carryOn, FULL, MINIMAL, makeWorld, started } from './recovery.test-world';

describe('a run whose network obeys', () => {
  it.each([
    ['the full plan', FULL],
    ['the minimal move', MINIMAL],
  ])('ends in done: %s', (_name, plan) => {
    const world = makeWorld();
    const { run } = carryOn(plan, world, started(plan, world));
    expect({ problem: run.problem, phase: run.phase }).toEqual({ problem: null, phase: 'done' });
    expect(Object.keys(run.doneSteps)).toEqual(plan.steps.map(({ id }) => id));
  });
});
