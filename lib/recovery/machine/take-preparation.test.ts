import { describe, expect, it } from 'vitest';
import { sayPhrase } from '@/lib/views/say-phrase';
import type { DryRun } from '../dry/types';
import { newRun } from '../new-run';
import { ADA, BEA, carryOn, DRY, FULL, makeWorld, mustTake, NAMES, NOW, prepared, started } from '../recovery.test-world';
import type { Person, Run, RunContext, RunEvent } from '../run-types';
import { transition } from '../transition';

const CY: Person = { id: 'cy', name: 'Cy' };
const HOUR = 3_600_000;
const context = (approvalsNeeded: 0 | 1 | 2, planHash = 'hash-1', approvers: RunContext['approvers'] = 'all'): RunContext => ({
  ...{ planHash, author: ADA, approvalsNeeded, approvers },
});
const approve = (by: Person, more: Partial<Extract<RunEvent, { kind: 'approve' }>> = {}): RunEvent => ({
  ...{ kind: 'approve', at: NOW, by, planHash: 'hash-1', expiresAt: NOW + HOUR },
  ...more,
});
const withdraw = (by: Person): RunEvent => ({ kind: 'withdraw', at: NOW, by });
const OTHER = makeWorld()
  .looks(NOW)
  .map((look) => (look.node === 'v1' ? { ...look, chainId: 11 } : look));
/** v1 answers for another chain: the network is no more what the plan rests on. */
const stale: RunEvent = { kind: 'looked', at: NOW, looks: OTHER };
const glass = (reason: string): RunEvent => ({ kind: 'break-glass', at: NOW, by: ADA, reason });
const start = (at = NOW): RunEvent => ({ kind: 'start', at, by: ADA, looks: makeWorld().looks(at) });

/** What the last of these events comes to, on a plan that was tried and handed in: the phase, or why it is refused. */
function outcome(needed: 0 | 1 | 2, events: readonly RunEvent[], hash = 'hash-1'): string {
  let run: Run = { ...newRun(FULL), phase: 'dry-run', dryRun: DRY };
  let last = '';
  for (const event of [{ kind: 'submit', at: NOW, by: ADA } as const, ...events]) {
    const next = transition(FULL, context(needed, event === events.at(-1) ? hash : 'hash-1'), run, event);
    if (next.ok) run = next.run;
    last = next.ok ? next.run.phase : next.refusal.key;
  }
  return last;
}

describe('who has agreed to a plan', () => {
  it.each<[string, 0 | 1 | 2, readonly RunEvent[], string]>([
    ['nobody is needed', 0, [], 'ready'],
    ['another person', 1, [approve(BEA)], 'ready'],
    ['the author', 1, [approve(ADA)], 'run.refuse.own-plan'],
    ['one of two', 2, [approve(BEA)], 'awaiting-approval'],
    ['two of two', 2, [approve(BEA), approve(CY)], 'ready'],
    ['one person twice', 2, [approve(BEA), approve(BEA)], 'run.refuse.approved'],
    ['somebody to another plan', 1, [approve(BEA, { planHash: 'hash-2' })], 'run.refuse.other-plan'],
    ['somebody until a moment ago', 1, [approve(BEA, { expiresAt: NOW })], 'run.refuse.expired'],
    ['somebody after it went stale', 1, [stale, approve(BEA)], 'run.refuse.stale'],
    ['somebody who withdrew', 1, [approve(BEA), withdraw(BEA)], 'awaiting-approval'],
    ['somebody who withdrew and agreed again', 1, [approve(BEA), withdraw(BEA), approve(BEA)], 'ready'],
    ['somebody, withdrawn by another', 1, [approve(BEA), withdraw(CY)], 'run.refuse.no-approval'],
    ['one of two who withdrew', 2, [approve(BEA), approve(CY), withdraw(BEA)], 'awaiting-approval'],
    ['nobody, and the glass is broken', 2, [glass('nobody is awake')], 'ready'],
    ['nobody, and no reason is given', 2, [glass('  ')], 'run.refuse.no-reason'],
    ['nobody, and it is stale', 2, [stale, glass('nobody is awake')], 'run.refuse.stale'],
  ])('%s', (_name, needed, events, becomes) => expect(outcome(needed, events)).toBe(becomes));

  it.each<[string, 1 | 2, readonly RunEvent[], string, string]>([
    ['with it', 1, [approve(BEA), start()], 'hash-1', 'save-evidence'],
    ['by the glass', 2, [glass('nobody is awake'), start()], 'hash-1', 'save-evidence'],
    ['that ended meanwhile', 1, [approve(BEA), start(NOW + HOUR)], 'hash-1', 'run.refuse.not-approved'],
    ['of another plan', 1, [approve(BEA), start()], 'hash-2', 'run.refuse.not-approved'],
    ['of one that went stale', 1, [approve(BEA), stale, start()], 'hash-1', 'run.refuse.stale'],
  ])('a start %s', (_name, needed, events, hash, becomes) => expect(outcome(needed, events, hash)).toBe(becomes));

  it('a start rests on answers of this moment, of every node', () => {
    const run = prepared(FULL);
    const old = transition(FULL, context(1), run, { ...start(NOW + 60_001), looks: makeWorld().looks(NOW) } as RunEvent);
    const few = transition(FULL, context(1), run, { ...start(), looks: makeWorld().looks(NOW).slice(1) } as RunEvent);
    expect([old, few].map((one) => !one.ok && one.refusal.key)).toEqual(['run.refuse.stale', 'run.refuse.stale']);
  });
});

describe('an approval of somebody who may not approve any more', () => {
  const looked = (at: number): RunEvent => ({ kind: 'looked', at, looks: makeWorld().looks(at) });
  const submitted: Run = { ...newRun(FULL), phase: 'awaiting-approval', dryRun: DRY };
  const approved = (needed: 1 | 2, people: readonly Person[]): Run =>
    people.reduce((run, by) => mustTake(FULL, run, approve(by), context(needed)).run, submitted);

  it.each<[string, 1 | 2, readonly Person[], readonly string[], string]>([
    ['does not count at the start', 1, [BEA], [], 'run.refuse.may-not-approve'],
    ['counts for nobody else', 2, [BEA, CY], ['cy'], 'run.refuse.may-not-approve'],
    ['holds up nothing where enough others stand', 1, [BEA, CY], ['cy'], 'save-evidence'],
    ['does not hide that too few agreed', 2, [BEA], ['bea'], 'run.refuse.not-approved'],
  ])('%s', (_name, needed, people, approvers, becomes) => {
    // Ready, as before they lost the right and a look told.
    const run: Run = { ...approved(needed, people), phase: 'ready' };
    const next = transition(FULL, context(needed, 'hash-1', approvers), run, start());
    expect(next.ok ? next.run.phase : next.refusal.key).toBe(becomes);
  });

  it('is named when the start is refused', () => {
    const next = transition(FULL, context(1, 'hash-1', []), approved(1, [BEA]), start());
    expect(!next.ok && sayPhrase(next.refusal)).toContain(': Bea approved and may not approve any more, so that no longer counts.');
  });

  it('makes the plan wait again at the next look, and counts again once they may', () => {
    const waits = mustTake(FULL, approved(1, [BEA]), looked(NOW + 1_000), context(1, 'hash-1', [])).run;
    expect([waits.phase, waits.approvals.length]).toEqual(['awaiting-approval', 1]);
    expect(mustTake(FULL, waits, looked(NOW + 2_000), context(1, 'hash-1', ['bea'])).run.phase).toBe('ready');
  });
});

describe('a plan whose dry run is not well', () => {
  const problem = {
    code: 'time-limit',
    node: null,
    task: null,
    says: { key: 'x', params: {} },
    seen: null,
    answer: null,
    choices: [],
  } as never;
  const closed = { node: 'v1', group: 'debug', state: 'closed', by: 'call', answer: null, isForRemedy: false } as const;
  const foretold: DryRun = { ...DRY, ok: false, stop: { step: 'watch', problem } };

  it.each<[string, DryRun, string | undefined, string]>([
    ['is handed in for a reason where a stop is only foretold', foretold, 'blocks are slow here', 'awaiting-approval'],
    ['whatever remedies are closed', { ...foretold, permissions: [{ ...closed, isForRemedy: true }] }, 'x', 'awaiting-approval'],
    ['not without a reason', foretold, undefined, 'run.refuse.dry-run-reason'],
    ['nor with an empty one', foretold, '  ', 'run.refuse.dry-run-reason'],
    ['not where a call that it needs is closed', { ...foretold, permissions: [closed] }, 'x', 'run.refuse.dry-run'],
    ['not where the network has changed', { ...foretold, problems: [{ key: 'x', params: {} } as never] }, 'x', 'run.refuse.dry-run'],
    ['not where it would not even start', { ...DRY, ok: false, stop: { step: null, problem } }, 'x', 'run.refuse.dry-run'],
  ])('%s', (_name, dryRun, reason, becomes) => {
    const run: Run = { ...newRun(FULL), phase: 'dry-run', dryRun };
    const next = transition(FULL, context(1), run, { kind: 'submit', at: NOW, by: ADA, ...(reason === undefined ? {} : { reason }) });
    expect(next.ok ? next.run.phase : next.refusal.key).toBe(becomes);
    if (next.ok) expect(next.run.despite).toEqual({ by: ADA, at: NOW, reason });
  });
});

describe('what a person does by hand, and evidence that is gone without', () => {
  const world = makeWorld();
  const canary = carryOn(FULL, world, started(FULL, world), ({ phase }) => phase === 'rewind');
  const byHand = (run: Run, task: string) => {
    const next = transition(FULL, context(1), run, { kind: 'by-hand', at: canary.at, by: ADA, task, pasted: null });
    return next.ok ? next.run.tasks[task]?.state : next.refusal.key;
  };

  it.each<[string, Partial<Run>, string, string]>([
    ['before the height is typed', { confirmedStep: null }, 'rewind:v1', 'run.refuse.not-confirmed'],
    ['before what must be so was seen', { confirmedStep: 'canary', holdsSince: {} }, 'rewind:v1', 'run.refuse.not-ready'],
    ['then', { confirmedStep: 'canary', holdsSince: { ready: NOW } }, 'rewind:v1', 'by-hand'],
    ['of a step that is not under way', { confirmedStep: 'canary', holdsSince: { ready: NOW } }, 'start:v1', 'run.refuse.no-such-task'],
  ])('a rewind is taken as done %s', (_name, more, task, becomes) => expect(byHand({ ...canary.run, ...more }, task)).toBe(becomes));

  it('is never enough: the live check decides', () => {
    const run: Run = { ...canary.run, confirmedStep: 'canary', holdsSince: { ready: NOW } };
    const told = mustTake(FULL, run, { kind: 'by-hand', at: canary.at, by: ADA, task: 'rewind:v1', pasted: 'null' }).run;
    const seen = mustTake(FULL, told, { kind: 'looked', at: canary.at + 1_000, looks: makeWorldLooks(canary.at + 1_000) }).run;
    expect(seen.tasks['rewind:v1']?.state).toBe('by-hand');
  });

  /** Nobody has rewound anything. */
  const makeWorldLooks = (at: number) => {
    for (const name of NAMES) if (name !== 'v1') expect(world.node(name).mining).toBe(false);
    return world.looks(at);
  };

  it.each<[string, string, string]>([
    ['with a reason', 'the disk is full', 'skipped'],
    ['without one', ' ', 'run.refuse.no-reason'],
  ])('evidence is gone without %s', (_name, reason, becomes) => {
    const saving = started(FULL, makeWorld());
    const next = transition(FULL, context(1), saving.run, { kind: 'skip-evidence', at: NOW, by: ADA, reason });
    expect(next.ok ? next.run.evidenceSkipped && 'skipped' : next.refusal.key).toBe(becomes);
  });
});
