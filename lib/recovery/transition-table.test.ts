import { describe, expect, it } from 'vitest';
import { phrase } from '@/lib/incidents/phrase';
import { sayPhrase } from '@/lib/views/say-phrase';
import { makeProblem } from './machine/make-problem';
import { newRun } from './new-run';
import { type Plan, STEP_KINDS, type StepKind } from './plan-types';
import { ADA, BEA, CONTEXT, call, DRY, makeWorld, NOW, planWith, stepOf, taskOf } from './recovery.test-world';
import type { Phase, Run, RunContext, RunEvent } from './run-types';
import { transition } from './transition';

type Stage = 'draft' | 'tried' | 'awaiting' | 'ready' | 'running' | 'paused' | 'aborting' | 'ended';
const STAGE = {
  ...{ draft: 'draft', 'dry-run': 'tried', 'awaiting-approval': 'awaiting', ready: 'ready' },
  ...{ 'save-evidence': 'running', 'stop-consensus': 'running', isolate: 'running', 'prove-isolation': 'running', rewind: 'running' },
  ...{ 'verify-heads': 'running', connect: 'running', 'verify-mesh': 'running', 'start-consensus': 'running', wait: 'running' },
  ...{ 'by-hand': 'running', watch: 'running', 'give-back': 'running', paused: 'paused', aborting: 'aborting' },
  ...{ done: 'ended', aborted: 'ended', failed: 'ended', discarded: 'ended' },
} as const satisfies Record<Phase, Stage>;
const PHASES = Object.keys(STAGE) as Phase[];

/**
 * `=` the phase stays, `> phase` it changes, `+ effects` what is asked for (`begin`: what the step asks for when it begins), `! key` = refused with
 * this sentence.
 */
type Outcome = `=` | `= + ${string}` | `> ${Phase}` | `> ${Phase} + ${string}` | `! ${string}`;

const started = { running: '! started', paused: '! started', aborting: '! started', ended: '! ended' } as const;
const early = { draft: '! not-started', tried: '! not-started', awaiting: '! not-started', ready: '! not-started' } as const;
const answer = { draft: '! not-under-way', tried: '! not-under-way', awaiting: '! not-under-way', ready: '! not-under-way' } as const;
const landed = { running: '= + look', paused: '= + look', aborting: '= + look', ended: '=' } as const;

const TABLE = {
  'dry-run': { ...started, draft: '> dry-run', tried: '=', awaiting: '! not-now', ready: '! not-now' },
  submit: { ...started, draft: '! no-dry-run', tried: '> awaiting-approval', awaiting: '! not-now', ready: '! not-now' },
  approve: { ...started, draft: '! not-now', tried: '! not-now', awaiting: '> ready', ready: '! approved' },
  withdraw: { ...started, draft: '! not-now', tried: '! not-now', awaiting: '! no-approval', ready: '> awaiting-approval' },
  'break-glass': { ...started, draft: '! not-now', tried: '! not-now', awaiting: '> ready', ready: '! not-now' },
  start: { ...started, draft: '! not-now', tried: '! not-now', awaiting: '! not-now', ready: '> stop-consensus + look' },
  confirm: { ...early, running: '! confirmed', paused: '! not-now', aborting: '! aborting', ended: '! ended' },
  looked: { draft: '=', tried: '=', awaiting: '=', ready: '=', running: '= + send', paused: '=', aborting: '=', ended: '! ended' },
  answered: { ...answer, ...landed },
  refused: { ...answer, ...landed },
  lost: { ...answer, ...landed },
  evidence: { ...early, running: '= + look', paused: '= + look', aborting: '= + look', ended: '! ended' },
  'skip-evidence': { ...early, running: '! not-now', paused: '! not-now', aborting: '! aborting', ended: '! ended' },
  'by-hand': { ...early, running: '= + look', paused: '> stop-consensus + begin', aborting: '! no-such-task', ended: '! ended' },
  'leave-out': { ...early, running: '! not-lost', paused: '> stop-consensus + begin', aborting: '! aborting', ended: '! ended' },
  'given-back': { ...early, running: '= + look', paused: '= + look', aborting: '= + look', ended: '! ended' },
  pause: { ...early, running: '> paused', paused: '! paused', aborting: '> paused', ended: '! ended' },
  resume: { ...early, running: '! not-now', paused: '> stop-consensus + begin', aborting: '! not-now', ended: '! ended' },
  abort: {
    ...{ draft: '> aborted', tried: '> aborted', awaiting: '> aborted', ready: '> aborted' },
    ...{ running: '> aborting + look', paused: '> aborting + look', aborting: '! aborting', ended: '! ended' },
  },
  discard: {
    ...{ draft: '> discarded', tried: '> discarded', awaiting: '> discarded', ready: '> discarded' },
    ...{ running: '! not-now', paused: '> discarded', aborting: '> failed', ended: '! ended' },
  },
  restarted: {
    ...{ draft: '=', tried: '=', awaiting: '=', ready: '=' },
    ...{ running: '= + begin', paused: '=', aborting: '= + look', ended: '! ended' },
  },
} as const satisfies Record<RunEvent['kind'], Record<Stage, Outcome>>;

/** Evidence can be gone without only where it is waited for. */
const ELSEWHERE: Partial<Record<RunEvent['kind'], Partial<Record<Phase, Outcome>>>> = { 'skip-evidence': { 'save-evidence': '=' } };

const AT = NOW + 5_000;

/** One step of a kind, a call of which is under way at v1, while v2 is due, and may be left out. */
const planOf = (kind: StepKind): Plan =>
  planWith([
    stepOf('only', kind, {
      tasks: ['v1', 'v2'].map((name) => taskOf(`work:${name}`, name, [call('miner_stop')], [{ kind: 'core', node: name, running: false }])),
      ...{ confirmHeight: 10, dispensable: ['v2'] },
    }),
  ]);

const APPROVAL = { by: BEA, at: NOW, planHash: 'hash-1', expiresAt: NOW + 3_600_000, withdrawnAt: null };

/** A run as it is in a phase, and the plan it is of. */
function inPhase(phase: Phase): { readonly plan: Plan; readonly run: Run } {
  const kind = (STEP_KINDS as readonly Phase[]).includes(phase) ? (phase as StepKind) : 'stop-consensus';
  const plan = planOf(kind);
  const base: Run = { ...newRun(plan), phase };
  const stage = STAGE[phase];
  if (stage === 'draft') return { plan, run: base };
  if (stage === 'tried' || stage === 'awaiting') return { plan, run: { ...base, dryRun: DRY } };
  const ready: Run = { ...base, dryRun: DRY, approvals: [APPROVAL] };
  if (stage === 'ready') return { plan, run: ready };
  const looks = makeWorld().looks(NOW + 1_000);
  const running: Run = {
    ...{ ...ready, phase: kind, startedAt: NOW, stepSince: NOW, clock: NOW + 1_000, expected: plan.basis.heads, looks },
    ...{ tasks: { 'work:v1': { state: 'sending', attempt: 1, since: NOW + 1_000 } }, holdsSince: { ready: NOW + 1_000 } },
    confirmedStep: 'only',
  };
  const says = phrase('run.problem.stale');
  const choices = ['retry', 'by-hand', 'leave-out', 'abort'] as const;
  const problem = makeProblem({ code: 'too-late', at: NOW, node: 'v2', task: 'work:v2', says, choices });
  if (stage === 'paused') return { plan, run: { ...running, phase: 'paused', pausedFrom: kind, problem } };
  if (stage === 'running') return { plan, run: running };
  const event = { kind: 'abort', at: NOW + 1_000, by: ADA, reason: 'x' } as const;
  const aborting = transition(plan, CONTEXT, running, event);
  if (!aborting.ok) throw new Error('an abort is refused');
  return { plan, run: stage === 'aborting' ? aborting.run : { ...aborting.run, phase, endedAt: NOW + 1_000, wayOut: null } };
}

const EVENTS = {
  'dry-run': { kind: 'dry-run', at: AT, result: DRY },
  submit: { kind: 'submit', at: AT, by: ADA },
  approve: { kind: 'approve', at: AT, by: BEA, planHash: 'hash-1', expiresAt: AT + 1_000 },
  withdraw: { kind: 'withdraw', at: AT, by: BEA },
  'break-glass': { kind: 'break-glass', at: AT, by: ADA, reason: 'nobody is awake' },
  start: { kind: 'start', at: AT, by: ADA, looks: makeWorld().looks(AT - 100) },
  confirm: { kind: 'confirm', at: AT, by: ADA, step: 'only', height: 10 },
  looked: { kind: 'looked', at: AT, looks: makeWorld().looks(AT - 100) },
  answered: { kind: 'answered', at: AT, task: 'work:v1', reply: 'null' },
  refused: { kind: 'refused', at: AT, task: 'work:v1', reply: 'method not found' },
  lost: { kind: 'lost', at: AT, task: 'work:v1', why: 'time-out' },
  evidence: { kind: 'evidence', at: AT, progress: { wanted: 2, saved: 1, missing: [], isComplete: false } },
  'skip-evidence': { kind: 'skip-evidence', at: AT, by: ADA, reason: 'the disk is full' },
  'by-hand': { kind: 'by-hand', at: AT, by: ADA, task: 'work:v2', pasted: null },
  'leave-out': { kind: 'leave-out', at: AT, by: ADA, node: 'v2' },
  'given-back': { kind: 'given-back', at: AT, transactions: [], isDone: true },
  pause: { kind: 'pause', at: AT, by: ADA },
  resume: { kind: 'resume', at: AT, by: ADA },
  abort: { kind: 'abort', at: AT, by: ADA, reason: 'no' },
  discard: { kind: 'discard', at: AT, by: ADA },
  restarted: { kind: 'restarted', at: AT },
} as const satisfies { readonly [K in RunEvent['kind']]: Extract<RunEvent, { kind: K }> };

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value))
    for (const one of Object.values(Object.freeze(value))) freeze(one);
  return value;
}

const begins = (phase: Phase): string =>
  phase === 'save-evidence' ? 'look, save-evidence' : phase === 'give-back' ? 'look, give-back' : 'look';

function outcomeOf(phase: Phase, kind: RunEvent['kind'], context: RunContext = CONTEXT): string {
  const { plan, run } = freeze(inPhase(phase));
  const next = transition(plan, context, run, EVENTS[kind]);
  if (!next.ok) {
    expect(sayPhrase(next.refusal)).not.toMatch(/\[|\{|undefined|^$/);
    return `! ${next.refusal.key.replace('run.refuse.', '')}`;
  }
  const sending = Object.entries(next.run.tasks).filter(([id, { state }]) => state === 'sending' && run.tasks[id]?.state !== 'sending');
  const sends = next.effects.flatMap((effect) => (effect.kind === 'send' ? [effect.task] : []));
  expect(sends, 'a call goes out only as it was kept').toEqual(sending.map(([id]) => id));
  const asked = next.effects.map((effect) => effect.kind).join(', ');
  return `${next.run.phase === phase ? '=' : `> ${next.run.phase}`}${asked === '' ? '' : ` + ${asked}`}`;
}

const wanted = (phase: Phase, kind: RunEvent['kind']): string =>
  (ELSEWHERE[kind]?.[phase] ?? TABLE[kind][STAGE[phase]]).replace('begin', begins(phase));

describe.each(Object.keys(TABLE) as RunEvent['kind'][])('the event "%s"', (kind) => {
  it.each(PHASES)('in %s', (phase) => expect(outcomeOf(phase, kind)).toBe(wanted(phase, kind)));
});

it('a height that is asked for is taken once: whoever confirms second is told', () => {
  const { plan, run } = inPhase('rewind');
  const first = transition(plan, CONTEXT, { ...run, confirmedStep: null }, EVENTS.confirm);
  expect(first).toMatchObject({ ok: true, run: { confirmedStep: 'only', stepSince: AT } });
  expect(transition(plan, CONTEXT, first.ok ? first.run : run, EVENTS.confirm)).toMatchObject({
    ok: false,
    refusal: { key: 'run.refuse.confirmed' },
  });
});

it('nothing but a look, or an order of a person that a look follows, ever leads to a call', () => {
  for (const phase of PHASES)
    for (const kind of Object.keys(EVENTS) as RunEvent['kind'][]) if (kind !== 'looked') expect(outcomeOf(phase, kind)).not.toMatch(/send/);
});

it('a look in a running step sends what is due to who waits, and to nobody else', () => {
  for (const kind of STEP_KINDS) {
    const { plan, run } = inPhase(kind);
    const next = transition(plan, CONTEXT, { ...run, tasks: {} }, EVENTS.looked);
    const isDue = next.ok && next.effects.map((effect) => (effect.kind === 'send' ? effect.task : effect.kind));
    expect([kind, isDue]).toEqual([kind, ['work:v1', 'work:v2']]);
  }
});
