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

  it('sends a task that waits no sooner than so long after its step began', () => {
    const waitMs = 7_000;
    const steps = FULL.steps.map((step) =>
      step.kind === 'stop-consensus'
        ? { ...step, tasks: step.tasks.map((task, index) => (index === 1 ? { ...task, waitMs } : task)) }
        : step,
    );
    const plan: typeof FULL = { ...FULL, steps };
    const step = steps.find(({ kind }) => kind === 'stop-consensus');
    const [first, waiting] = step?.tasks ?? [];
    if (!first || !waiting) throw new Error('the full plan stops no two cores');
    const world = makeWorld();
    const sentAt = new Map<string, number>();
    const send: typeof world.send = (task, at) => {
      sentAt.set(task.id, at);
      return world.send(task, at);
    };
    carryOn(plan, { ...world, send }, started(plan, world));
    // The world is looked at every second: the first is sent a second after the step began.
    expect((sentAt.get(waiting.id) ?? Number.NaN) - (sentAt.get(first.id) ?? Number.NaN)).toBeGreaterThanOrEqual(waitMs - 1_000);
  });
});
