import { describe, expect, it } from 'vitest';
import { phrase } from '@/lib/incidents/phrase';
import { newRun } from '@/lib/recovery/new-run';
import { offerPlans } from '@/lib/recovery/offer-plans';
import type { Plan } from '@/lib/recovery/plan-types';
import { draw } from '@/lib/recovery/plan-world.test-world';
import { DRY } from '@/lib/recovery/recovery.test-world';
import type { KeptPlan, Run, RunEvent } from '@/lib/recovery/run-types';
import { transition } from '@/lib/recovery/transition';
import type { AroundRecovery } from './recovery-kept';
import { RECOVERY_VERBS } from './recovery-types';
import { runView } from './run-view';
import { sayContext } from './say-phrase';

const ann = { id: 'ann', name: 'Ann' };
const bob = { id: 'bob', name: 'Bob' };
const yes = { ok: true } as const;

const input = draw({
  validators: 4,
  ancestor: 13,
  branches: [
    { tip: 14, holders: [1, 2, 'rpc-1'], transactions: [3] },
    { tip: 14, holders: [3, 4], transactions: [5], round: 1 },
  ],
});
const found = offerPlans(input).offers.find((one) => one.applies && one.playbook === 'minimal-move');
if (!found?.applies) throw new Error('no minimal move');
const { plan, hash } = found;
const NOW = input.now;
const dry = { ...DRY, at: NOW };

const context = { planHash: hash, author: ann, approvalsNeeded: 1, approvers: 'all' } as const;
function runOf(events: readonly RunEvent[], of: Plan = plan): Run {
  return events.reduce((run, event) => {
    const next = transition(of, context, run, event);
    if (!next.ok) throw new Error(`${event.kind} was refused: ${JSON.stringify(next.refusal)}`);
    return next.run;
  }, newRun(of));
}

function seen(run: Run, change: Partial<AroundRecovery> = {}) {
  const kept: KeptPlan = {
    ...{ network: 'net', number: 3, revision: 1, hash, plan, run, author: ann, approvalsNeeded: 1, incident: 7 },
    madeAt: NOW,
  };
  return runView(kept, {
    ...{
      networkName: 'Net',
      nodes: [],
      fork: null,
      now: NOW + 1000,
      say: sayContext(input.diagnosis.picture.nodes),
      here: [],
      keeping: yes,
      approvers: ['bob'],
      hindrance: null,
    },
    reader: { me: bob, operate: yes, approve: yes },
    ...change,
  });
}
const may = (run: Run, change: Partial<AroundRecovery> = {}) => RECOVERY_VERBS.filter((verb) => seen(run, change).may[verb].ok);

const tried: RunEvent = { kind: 'dry-run', at: NOW, result: dry };
const submitted: RunEvent = { kind: 'submit', at: NOW, by: ann };
const approved: RunEvent = { kind: 'approve', at: NOW, by: bob, planHash: hash, expiresAt: NOW + 60_000 };
const started: RunEvent = { kind: 'start', at: NOW, by: ann, looks: input.survey.looks };
const skipped: RunEvent = { kind: 'skip-evidence', at: NOW + 10, by: ann, reason: 'no time' };
const looked = (at: number): RunEvent => ({
  kind: 'looked',
  at,
  looks: input.survey.looks.map((look) => ({ ...look, askedAt: at - 1, at })),
});

describe('a run in words', () => {
  it('says where it stands before it starts, and that nothing was sent', () => {
    expect(seen(newRun(plan))).toMatchObject({ state: 'planning', step: null, approvalsLeft: 1 });
    expect(seen(runOf([tried, submitted])).sentence).toBe('Waits for the approval of another person. Nothing has been sent to a node.');
    expect(seen(runOf([tried, submitted, approved]))).toMatchObject({ state: 'waiting', phase: 'ready', approvalsLeft: 0 });
  });

  it('says in full why it goes on without approval, until it has ended', () => {
    const broken = runOf([tried, submitted, { kind: 'break-glass', at: NOW, by: ann, reason: 'nobody answers' }]);
    expect(seen(broken).glass).toBe(`Goes on without approval, by ${ann.name}: nobody answers`);
    expect(seen({ ...broken, phase: 'done', endedAt: NOW }).glass).toBeNull();
    expect(seen(newRun(plan)).glass).toBeNull();
  });

  it('offers exactly what the machine would take, whoever reads', () => {
    expect(may(newRun(plan))).toEqual(['dry-run', 'discard']);
    expect(may(runOf([tried]))).toEqual(['dry-run', 'submit', 'discard']);
    expect(may(runOf([tried, submitted]))).toEqual(['approve', 'break-glass', 'discard']);
    expect(may(runOf([tried, submitted, approved]))).toEqual(['withdraw', 'start', 'discard']);
    const running = runOf([tried, submitted, approved, started]);
    expect(may(running)).toEqual(['pause', 'abort', 'by-hand', 'skip-evidence']);
    expect(may(runOf([tried, submitted, approved, started, { kind: 'pause', at: NOW + 1, by: ann }]))).toEqual(
      expect.arrayContaining(['resume', 'abort', 'discard']),
    );
    expect(may(runOf([tried, { kind: 'discard', at: NOW + 1, by: ann }]))).toEqual([]);
  });

  it('lets nobody approve what is their own, and says so', () => {
    const own = { reader: { me: ann, operate: yes, approve: yes } };
    expect(seen(runOf([tried, submitted]), own).may.approve).toEqual({
      ok: false,
      why: 'You planned it: another person has to approve it.',
    });
    const viewer = { ok: false, why: 'This needs the role operator; yours is viewer.' } as const;
    expect(may(runOf([tried, submitted]), { reader: { me: bob, operate: viewer, approve: viewer } })).toEqual([]);
  });

  it('an approval that has run out does not count, whatever was said before', () => {
    const run = runOf([tried, submitted, approved]);
    expect(seen(run, { now: NOW + 60_000 })).toMatchObject({ approvalsLeft: 1, approvals: [{ state: 'expired' }] });
  });

  it('counts the step under way and says what each node was sent', () => {
    const run = runOf([tried, submitted, approved, started, looked(NOW + 5), skipped, looked(NOW + 20), looked(NOW + 30)]);
    const view = seen(run);
    expect(view.sentence).toMatch(/^Step 2 of \d+: stop consensus on 4 nodes$|^Step 2 of \d+: stop consensus/);
    expect(view.steps[0]).toMatchObject({ state: 'done', note: 'gone on without all of it' });
    expect(view.steps[1]?.state).toBe('now');
    expect(view.tasks.map(({ state }) => state)).toEqual(['sending', 'sending', 'sending', 'sending']);
    expect(view.tasks[0]?.says).toBe('sent, waiting for the answer');
    const restarted = seen(
      runOf([
        tried,
        submitted,
        approved,
        started,
        looked(NOW + 5),
        skipped,
        looked(NOW + 20),
        looked(NOW + 30),
        { kind: 'restarted', at: NOW + 40 },
      ]),
    );
    expect(restarted.tasks[0]).toMatchObject({ state: 'unsure', answer: null });
    expect(restarted.tasks[0]?.says).toContain('started anew');
  });

  it('keeps what was done of the plan apart from its way out', () => {
    const aborted: RunEvent = { kind: 'abort', at: NOW + 40, by: ann, reason: 'wrong branch' };
    const run = runOf([tried, submitted, approved, started, looked(NOW + 5), skipped, looked(NOW + 20), looked(NOW + 30), aborted]);
    const stateOf = (view: ReturnType<typeof seen>) => Object.fromEntries(view.steps.map(({ id, state }) => [id, state]));
    const first = run.wayOut?.[0]?.id ?? 'no way out';
    expect(stateOf(seen(run))).toMatchObject({ 'save-evidence': 'done', 'stop-consensus': 'not-done', [first]: 'now' });
    const ended: Run = { ...run, phase: 'aborted', endedAt: NOW + 50, doneSteps: { ...run.doneSteps, [first]: NOW + 45 } };
    expect(stateOf(seen(ended))).toMatchObject({ 'save-evidence': 'done', 'stop-consensus': 'not-done', [first]: 'done' });
  });

  it('says of an aborted run who had it get out and why, and of each node how it was seen last', () => {
    const aborted: RunEvent = { kind: 'abort', at: NOW + 40, by: bob, reason: 'wrong branch' };
    const run = runOf([tried, submitted, approved, started, looked(NOW + 5), skipped, looked(NOW + 20), looked(NOW + 30), aborted]);
    expect(seen(run)).toMatchObject({ aborted: { by: bob, reason: 'wrong branch' }, next: null, left: null });
    const looks = run.looks.map((look) => (look.node === 'validator-4' ? { ...look, answered: false, failure: 'refused' } : look));
    const ended = seen({ ...run, looks, phase: 'aborted', endedAt: NOW + 50 });
    expect(ended.sentence).toBe('Aborted by Bob');
    expect(ended.next).toContain('Look at the ways to recover anew');
    expect(ended.left?.map(({ name, isKnown, head, says }) => [name, isKnown, head?.height ?? null, says[0]])).toEqual([
      ['validator-1', true, 14, 'consensus runs'],
      ['validator-2', true, 14, 'consensus runs'],
      ['validator-3', true, 14, 'consensus runs'],
      ['validator-4', false, null, 'it did not answer (refused): its state is not known'],
      ['rpc-1', true, 14, expect.stringMatching(/links|linked/)],
    ]);
    const paused = runOf([
      tried,
      submitted,
      approved,
      started,
      { kind: 'pause', at: NOW + 1, by: ann },
      { kind: 'discard', at: NOW + 2, by: bob },
    ]);
    expect(seen(paused)).toMatchObject({ sentence: 'Left as it stood: nothing was put back', discarded: { by: bob } });
    expect(seen(runOf([tried, { kind: 'discard', at: NOW + 1, by: ann }])).sentence).toBe('Discarded before it began');
  });

  it('does not count a remedy that was not needed as done', () => {
    const remedy = plan.steps.find(({ tasks }) => tasks.length > 0 && tasks.every(({ unless }) => unless !== undefined));
    if (!remedy) throw new Error('no remedy');
    const stateWith = (state: 'not-needed' | 'verified') => {
      const tasks = Object.fromEntries(remedy.tasks.map(({ id }) => [id, { state, at: NOW }]));
      const run: Run = { ...runOf([tried]), phase: 'done', endedAt: NOW, tasks, doneSteps: { [remedy.id]: NOW } };
      return seen(run).steps.find(({ id }) => id === remedy.id)?.state;
    };
    expect([stateWith('not-needed'), stateWith('verified')]).toEqual(['not-needed', 'done']);
  });

  it('counts a node once, however many tasks it has in a step, and only once all of them are over', () => {
    const index = plan.steps.findIndex(({ tasks }) => new Set(tasks.map(({ node }) => node)).size < tasks.length);
    const step = plan.steps[index];
    if (!step) throw new Error('no step has two tasks for a node');
    const nodes = new Set(step.tasks.map(({ node }) => node)).size;
    const at = (done: readonly string[]) =>
      seen({
        ...runOf([tried, submitted, approved, started]),
        phase: step.kind,
        step: index,
        tasks: Object.fromEntries(done.map((id) => [id, { state: 'verified', at: NOW }])),
      });
    expect(at(step.tasks.map(({ id }) => id)).steps[index]?.note).toContain(`${nodes} of ${nodes} nodes`);
    const twice = step.tasks.find(({ id, node }) => step.tasks.some((one) => one.node === node && one.id !== id));
    expect(at(twice ? [twice.id] : []).progress).toEqual({ done: 0, of: nodes, what: 'nodes' });
  });

  it('says why it stopped, and that it did', () => {
    const other = looked(NOW + 20);
    const looks =
      other.kind === 'looked' ? other.looks.map((look) => (look.node === 'validator-1' ? { ...look, chainId: 999 } : look)) : [];
    const view = seen(runOf([tried, submitted, approved, started, { kind: 'looked', at: NOW + 20, looks }]));
    expect(view.state).toBe('stopped');
    expect(view.sentence).toMatch(/^Stopped at step 1 of/);
    expect(view.problem).toMatchObject({ code: 'other-chain', node: 'validator-1', says: expect.stringContaining('another chain') });
    expect(view.problem?.choices.length).toBeGreaterThan(0);
    expect(view.steps[0]?.state).toBe('stopped');
  });

  it('counts an approval only while whoever gave it may approve, and of a plan that has started as it was then', () => {
    const approvals = (run: Run) => {
      const view = seen(run, { approvers: [], now: NOW + 90_000 });
      return [view.approvals.map(({ state }) => state), view.approvalsLeft];
    };
    expect(seen(runOf([tried, submitted, approved])).approvals[0]?.state).toBe('valid');
    const lapsed = seen(runOf([tried, submitted, approved]), { approvers: [] });
    expect([lapsed.approvals[0]?.state, lapsed.approvalsLeft]).toEqual(['no-longer', 1]);
    expect(approvals(runOf([tried, submitted, approved]))).toEqual([['expired'], 1]);
    expect(approvals(runOf([tried, submitted, approved, started]))).toEqual([['valid'], 0]);
  });

  it.each<[AroundRecovery['hindrance'], RegExp | null]>([
    [null, null],
    [
      { kind: 'store', since: NOW - 9_000, problem: 'the disk is full', remedy: 'Make room.' },
      /^Nothing is sent to any node: .*\. The disk is full\. Make room\. The plan goes on by itself/,
    ],
    [{ kind: 'elsewhere', since: NOW - 9_000 }, /^Another Quorumwatch on the same store carries this plan out/],
    [{ kind: 'failed', since: NOW - 9_000 }, /^Nothing is sent: it went wrong/],
  ])('says why nothing is done by this process, until the plan is over (%j)', (hindrance, says) => {
    const run = runOf([tried, submitted, approved, started]);
    expect(seen(run, { hindrance }).hindrance).toEqual(says && { since: NOW - 9_000, says: expect.stringMatching(says) });
    expect(seen({ ...run, phase: 'done', endedAt: NOW }, { hindrance }).hindrance).toBeNull();
  });

  it('shows every node with its branch; who does not answer has no head', () => {
    const looks = input.survey.looks.map((look) =>
      look.node === 'validator-4'
        ? { ...look, answered: false, failure: 'timeout', head: null, peers: null, peerCount: null, mining: null }
        : look,
    );
    const view = seen({ ...newRun(plan), looks });
    expect(view.nodes.map(({ name, branch }) => [name, branch])).toEqual([
      ['validator-1', 'A'],
      ['validator-2', 'A'],
      ['validator-3', 'B'],
      ['validator-4', null],
      ['rpc-1', 'A'],
    ]);
    expect(view.nodes[3]).toMatchObject({ answered: false, head: null, peers: null, mining: null, asExpected: null });
    expect(view.nodes[0]?.asExpected).toBe(true);
  });

  it('abort goes on by the steps of the way out', () => {
    const run = runOf([
      tried,
      submitted,
      approved,
      started,
      looked(NOW + 5),
      skipped,
      looked(NOW + 20),
      looked(NOW + 30),
      { kind: 'abort', at: NOW + 50, by: ann, reason: 'r' },
    ]);
    const view = seen(run);
    expect(view.state).toBe('aborting');
    expect(view.wayOut?.[view.step ?? -1]?.title).toBe('Start the consensus cores again');
    expect(view.sentence).toMatch(/^Getting out, step 1 of/);
  });

  it('has words for all that can become of a transaction', () => {
    const fates = ['in-kept-chain', 'back-in-pool', 'missing', 'nonce-used', 'private', 'resent', 'refused', 'unknown'] as const;
    const place = phrase('given-back.moved', { height: 15, hash: '0xb', was: { list: ['14 0xa'] } });
    const changed = phrase('given-back.changed', { place: { phrase: place }, field: 'status', was: '0x1', is: '0x0' });
    const givenBack = fates.map((fate, index) => ({
      hash: `0x${index}` as const,
      fate,
      sender: null,
      nonce: index,
      detail: index === 0 ? changed : null,
      block: null,
      was: [],
      sent: null,
      at: NOW,
    }));
    const { lost } = seen({ ...newRun(plan), givenBack });
    expect(new Set(lost.map(({ says }) => says)).size).toBe(fates.length);
    expect(lost.slice(0, 2).map(({ detail }) => detail)).toEqual(['in block 15 0xb, was in 14 0xa; status was 0x1, is 0x0', null]);
    expect(lost.filter(({ isAccounted }) => !isAccounted).map(({ fate }) => fate)).toEqual(['missing', 'refused', 'unknown']);
  });
});
