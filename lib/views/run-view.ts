import { behindForPerson } from '@/lib/recovery/machine/behind-for-person';
import type { Step, Task } from '@/lib/recovery/plan-types';
import type { Problem } from '@/lib/recovery/problem-types';
import type { Approval, CheckResult, KeptPlan, TaskState } from '@/lib/recovery/run-types';
import { branchLetters } from './branch-letters';
import { dryRunView } from './dry-run-view';
import { leftNodes } from './left-nodes';
import { nodesNow } from './nodes-now';
import { say as sayKey } from './phrases';
import { glassSentence, planSentence } from './plan-row';
import { isOnlyIfNeeded, plannedStep, wasNeeded } from './planned-step';
import type { AroundRecovery } from './recovery-kept';
import { recoveryMay } from './recovery-may';
import type { ApprovalView, CheckNow, ProblemView, RunView, StepNow, TaskNow } from './recovery-types';
import { indexUnderWay, isByHand, runState, stepUnderWay } from './run-state';
import { sayHindrance } from './say-hindrance';
import { type SayContext, sayPhrase } from './say-phrase';
import { sayView } from './words/views';

/** All that changes while a plan runs, in words. */
export function runView(kept: KeptPlan, { nodes, fork, now, say, reader, here, keeping, approvers, hindrance }: AroundRecovery): RunView {
  const { number, revision, hash, plan, run } = kept;
  const letterOf = branchLetters(plan, fork);
  const step = stepUnderWay(plan, run);
  const at = run.startedAt ?? now;
  const mayStill = (id: string): boolean => run.startedAt !== null || approvers.includes(id);
  const approvals = run.approvals.map((one) => approvalView(one, { hash, at, mayStill }));
  return {
    ...{ number, revision, hash, here, keeping, approvals },
    asOf: now,
    phase: run.phase,
    state: runState(plan, run),
    sentence: planSentence(kept, say),
    step: indexUnderWay(run),
    stepSince: run.stepSince,
    steps: [...plan.steps, ...(run.wayOut ?? [])].map((one) => stepNow(one, kept)),
    wayOut: run.wayOut?.map((one) => plannedStep(one, { say, letterOf })) ?? null,
    isConfirmed: step !== null && run.confirmedStep === step.id,
    tasks: (step?.tasks ?? []).map((task) => taskNow(task, run.tasks[task.id] ?? { state: 'waiting' })),
    behind: behindForPerson(plan, run),
    checks: run.checks.map((one) => checkNow(one, say)),
    progress: step === null ? null : progressOf(step, kept),
    problem: run.problem && problemView(run.problem, say),
    nodes: nodesNow({ plan, run, watched: nodes, letterOf }),
    dryRun: run.dryRun && dryRunView(run.dryRun, plan, letterOf, say),
    approvalsLeft: Math.max(0, kept.approvalsNeeded - approvals.filter((one) => one.state === 'valid').length),
    breakGlass: run.breakGlass,
    glass: glassSentence(kept),
    evidence: run.evidence,
    despite: run.despite ?? null,
    evidenceSkipped: run.evidenceSkipped,
    lost: run.givenBack.map(({ hash, fate, sender, nonce, detail }) => ({
      ...{ hash, fate, sender, nonce },
      detail: detail && sayPhrase(detail, say),
      says: sayKey(`wizard.fate.${fate}`),
      isAccounted: fate !== 'missing' && fate !== 'unknown' && fate !== 'refused',
    })),
    startedAt: run.startedAt,
    endedAt: run.endedAt,
    leftAs: run.leftAs && sayPhrase(run.leftAs, say),
    next: whatNext(run),
    left: leftNodes(plan, run, letterOf),
    ...{ aborted: run.aborted ?? null, discarded: run.discarded ?? null },
    may: recoveryMay(kept, reader, now),
    me: reader.me,
    hindrance: run.endedAt === null ? sayHindrance(hindrance) : null,
  };
}

/** What a person does after a run that ended short of its end. */
function whatNext({ phase, startedAt }: KeptPlan['run']): string | null {
  if (phase !== 'aborted' && phase !== 'failed' && phase !== 'discarded') return null;
  if (startedAt === null) return sayKey('wizard.next.untouched');
  return sayKey(`wizard.next.${phase}`);
}

/** A step has ended where the time of its end was kept. Of the plan none goes on once its way out is taken. */
function stepNow(step: Step, { plan, run }: KeptPlan): StepNow {
  const doneAt = run.doneSteps[step.id] ?? null;
  const isUnderWay = stepUnderWay(plan, run)?.id === step.id;
  const isOver = runState(plan, run) === 'ended' || (run.wayOut !== null && plan.steps.includes(step));
  const over = wasNeeded(step, run.tasks) ? 'done' : 'not-needed';
  const state = doneAt !== null ? over : isUnderWay ? (run.problem === null ? 'now' : 'stopped') : isOver ? 'not-done' : 'to-come';
  const note = step.kind === 'save-evidence' ? evidenceNote(run) : state === 'to-come' ? null : taskNote(step, run.tasks, state);
  return { id: step.id, state, doneAt, note };
}

function evidenceNote(run: KeptPlan['run']): string | null {
  if (run.evidenceSkipped !== null) return sayKey('wizard.note.skipped');
  return run.evidence.wanted === 0 ? null : sayKey('wizard.note.pieces', { saved: run.evidence.saved, wanted: run.evidence.wanted });
}

function taskNote(step: Step, tasks: Readonly<Record<string, TaskState>>, state: StepNow['state']): string | null {
  if (step.tasks.length === 0) return null;
  if (state === 'not-needed') return sayKey('wizard.note.not-needed');
  if (isOnlyIfNeeded(step) && state !== 'done') return sayKey('wizard.note.only-if-needed');
  const [verified, of] = nodesOf(step, (id) => tasks[id]?.state === 'verified');
  return sayKey('wizard.note.tasks', { verified, nodes: sayView('nodes', { count: of }) });
}

/** How many nodes of a step have all their tasks so, and of how many: a node may have several. */
function nodesOf({ tasks }: Step, isSo: (task: string) => boolean): readonly [number, number] {
  const all = new Set(tasks.map(({ node }) => node));
  const open = new Set(tasks.flatMap(({ id, node }) => (isSo(id) ? [] : [node])));
  return [all.size - open.size, all.size];
}

function taskNow(planned: Task, task: TaskState): TaskNow {
  const { id, node } = planned;
  const now = { id, node, state: task.state, answer: null, at: null };
  switch (task.state) {
    case 'waiting':
      return { ...now, says: sayKey(isByHand(planned) ? 'wizard.task.waiting-hand' : 'wizard.task.waiting') };
    case 'sending':
      return { ...now, at: task.since, says: sayKey(task.attempt > 1 ? 'wizard.task.sending-again' : 'wizard.task.sending') };
    case 'unsure':
      return { ...now, ...unsure(task.why), at: task.since };
    case 'answered':
      return { ...now, at: task.at, answer: task.reply, says: sayKey('wizard.task.answered') };
    case 'refused':
      return { ...now, at: task.at, answer: task.reply, says: sayKey('wizard.task.refused') };
    case 'by-hand':
      return { ...now, at: task.at, answer: task.pasted, says: sayKey('wizard.task.by-hand', { name: task.by.name }) };
    case 'verified':
      return { ...now, at: task.at, says: sayKey('wizard.task.verified') };
    case 'not-needed':
      return { ...now, at: task.at, says: sayKey('wizard.task.not-needed') };
    case 'left-out':
      return { ...now, at: task.at, says: sayKey('wizard.task.left-out', { name: task.by.name }) };
  }
}

/** `why` is the product's own word where it is no node's answer: after a restart, or when a person asked to try again. */
function unsure(why: string): Pick<TaskNow, 'says' | 'answer'> {
  if (why === 'restart') return { says: sayKey('wizard.task.unsure-restart'), answer: null };
  if (why === 'retry') return { says: sayKey('wizard.task.unsure-retry'), answer: null };
  return { says: sayKey('wizard.task.unsure'), answer: why };
}

const checkNow = ({ check, state, expected, seen }: CheckResult, say: SayContext): CheckNow => ({
  node: 'node' in check ? check.node : null,
  state,
  expected: sayPhrase(expected, say),
  seen: sayPhrase(seen, say),
});

function progressOf(step: Step, { run }: KeptPlan): RunView['progress'] {
  if (step.kind === 'save-evidence') return { done: run.evidence.saved, of: run.evidence.wanted, what: 'pieces' };
  const [over, of] = nodesOf(step, (id) => ['verified', 'not-needed', 'left-out'].includes(run.tasks[id]?.state ?? 'waiting'));
  if (over < of) return { done: over, of, what: 'nodes' };
  const passed = run.checks.filter((one) => one.state === 'passed').length;
  return run.checks.length === 0 ? null : { done: passed, of: run.checks.length, what: 'checks' };
}

const problemView = ({ says, expected, seen, ...problem }: Problem, say: SayContext): ProblemView => ({
  ...problem,
  says: sayPhrase(says, say),
  expected: expected && sayPhrase(expected, say),
  seen: seen && sayPhrase(seen, say),
});

type Then = { readonly hash: string; readonly at: number; readonly mayStill: (id: string) => boolean };

function approvalView({ by, at, expiresAt, withdrawnAt, planHash }: Approval, then: Then): ApprovalView {
  const stands = then.mayStill(by.id) ? 'valid' : 'no-longer';
  const state = withdrawnAt !== null ? 'withdrawn' : planHash !== then.hash ? 'other-plan' : expiresAt <= then.at ? 'expired' : stands;
  return { by, at, expiresAt, state };
}
