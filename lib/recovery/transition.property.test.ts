import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawn } from './drawn.test-world';
import { ADA, carryOn, FULL, makeWorld, mustTake, started } from './recovery.test-world';
import type { RunEvent } from './run-types';
import { transition } from './transition';

const CONTEXT = { planHash: 'hash-1', author: ADA, approvalsNeeded: 1, approvers: 'all' } as const;
const TASKS = FULL.steps.flatMap(({ tasks }) => tasks.map(({ id }) => id));
const anyTask = fc.constantFrom(...TASKS, 'forged');

type Odd = 'restarted' | 'pause' | 'resume' | 'answered' | 'lost' | 'refused' | 'confirm' | 'stale-look' | 'leave-out' | 'by-hand';
const TOLD: readonly Odd[] = ['restarted', 'pause', 'resume', 'answered', 'lost', 'refused', 'confirm', 'stale-look'];
/** What a person may press at a problem, whatever it is. */
const PRESSED: readonly Odd[] = ['leave-out', 'by-hand', 'resume', 'confirm'];
const oddOf = (kinds: readonly Odd[]) =>
  fc.record({ kind: fc.constantFrom(...kinds), task: anyTask, after: fc.integer({ min: 1, max: 25 }) });

function eventOf(kind: Odd, task: string, at: number, world: ReturnType<typeof makeWorld>): RunEvent {
  if (kind === 'answered' || kind === 'refused') return { kind, at, task, reply: 'null' };
  if (kind === 'lost') return { kind, at, task, why: 'time-out' };
  if (kind === 'leave-out') return { kind, at, by: ADA, node: task.split(':').at(-1) ?? '' };
  if (kind === 'by-hand') return { kind, at, by: ADA, task, pasted: null };
  if (kind === 'confirm') return { kind, at, by: ADA, step: 'rest', height: 10 };
  if (kind === 'stale-look') return { kind: 'looked', at: at - 20_000, looks: world.looks(at - 20_000) };
  return kind === 'restarted' ? { kind, at } : { kind, at, by: ADA };
}

function walk(odds: readonly { readonly kind: Odd; readonly task: string; readonly after: number }[]) {
  const world = makeWorld();
  let state: ReturnType<typeof carryOn> | (ReturnType<typeof started> & { seen?: unknown }) = started(FULL, world);
  const resume = () => {
    if (state.run.phase !== 'paused') return;
    const next = mustTake(FULL, state.run, { kind: 'resume', at: state.at, by: ADA });
    state = { ...state, run: next.run, effects: [...state.effects, ...next.effects] };
  };
  for (const { kind, task, after } of odds) {
    const end = state.at + after * 1_000;
    state = carryOn(FULL, world, state, ({ clock }) => clock >= end);
    if (state.run.endedAt !== null) break;
    const next = transition(FULL, CONTEXT, state.run, eventOf(kind, task, state.at, world));
    // Effects of a process that ended are lost; what is under way in a living one is not.
    const kept = kind === 'restarted' ? [] : state.effects;
    if (next.ok) state = { ...state, run: next.run, effects: [...kept, ...next.effects] };
    if (kind !== 'pause') resume();
  }
  for (let turn = 0; turn < 20 && state.run.endedAt === null; turn++) {
    resume();
    state = carryOn(FULL, world, state);
  }
  return { world, run: state.run };
}

it('whatever is told to it, a run on nodes that obey ends in done, every step over, and rewinds a node only from its old head', () => {
  fc.assert(
    fc.property(fc.array(oddOf(TOLD), { maxLength: 6 }), (odds) => {
      const { world, run } = walk(odds);
      expect({ phase: run.phase, problem: run.problem }).toEqual({ phase: 'done', problem: null });
      expect(Object.keys(run.doneSteps)).toEqual(FULL.steps.map(({ id }) => id));
      for (const { task, headBefore } of world.sent.filter(({ task: id }) => id.startsWith('rewind:')))
        expect([task, headBefore]).toEqual([task, FULL.basis.heads[task.slice('rewind:'.length)]?.hash]);
    }),
    drawn(25, 6),
  );
});

it('whatever is pressed at a landing below the ancestor, no other node is rewound', () => {
  const lands = fc.constantFrom('v1', 'v2', 'v3', 'v4').map((name) => ({ name, at: 3 }));
  fc.assert(
    fc.property(
      fc.array(lands, { minLength: 1, maxLength: 3 }),
      fc.array(oddOf([...PRESSED, 'restarted']), { maxLength: 8 }),
      (low, odds) => {
        const world = makeWorld({ landsAt: Object.fromEntries(low.map(({ name, at }) => [name, at])) });
        let state: ReturnType<typeof carryOn> = { ...started(FULL, world), seen: [] };
        for (const { kind, task, after } of odds) {
          state = carryOn(FULL, world, state, ({ problem }) => problem !== null);
          const at = state.at + after * 1_000;
          const next = transition(FULL, CONTEXT, state.run, eventOf(kind, task, at, world));
          if (next.ok) state = { ...state, at, run: next.run, effects: [...state.effects, ...next.effects] };
        }
        const rewound = carryOn(FULL, world, state) && world.sent.filter(({ task }) => task.startsWith('rewind:'));
        const first = rewound.findIndex(({ task }) => low.some(({ name }) => task === `rewind:${name}`));
        expect(new Set(rewound.slice(first).map(({ task }) => task)).size).toBe(1);
      },
    ),
    drawn(25, 6),
  );
});
