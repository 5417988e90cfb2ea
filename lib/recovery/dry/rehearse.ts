import { heightsToAsk } from '../heights-to-ask';
import { currentStep, isOfPerson, stateOf } from '../machine/steps-of';
import { newRun } from '../new-run';
import type { Plan, Step, Task } from '../plan-types';
import type { Effect, Person, Run, RunContext, RunEvent } from '../run-types';
import type { NodeLook } from '../survey-types';
import { transition } from '../transition';
import { bringAbout } from './bring-about';
import { doByHand } from './do-by-hand';
import { makeBlock } from './make-block';
import { obeyTask } from './obey-task';
import { predictedLooks } from './predicted-looks';
import { type PredictedNetwork, predictedNetwork } from './predicted-node';
import type { Permission } from './types';

/** Looks come once a second; where a step waits for long, as far apart as counts whole. */
const LOOK_MS = { soon: 1_000, late: 4_000 } as const;
const LATE_AFTER_MS = 10_000;
/** A person looks first: what has come right by itself needs no hand. */
const HAND_AFTER_MS = 2_000;
/** Far more looks than the longest plan has: a rehearsal ends whatever happens. */
const MOST_LOOKS = 20_000;
const NOBODY: Person = { id: 'dry-run', name: 'dry run' };

type Rehearsal = {
  readonly plan: Plan;
  readonly context: RunContext;
  readonly looks: readonly NodeLook[];
  readonly permissions: readonly Permission[];
  readonly now: number;
  readonly landsBelow: boolean;
  /** Called with the network as it is when a step begins and when it is over. */
  readonly onStep?: (step: Step, at: 'begins' | 'over', network: PredictedNetwork) => void;
};

export type Rehearsed = {
  readonly run: Run;
  readonly sends: readonly { readonly step: string; readonly task: string }[];
  readonly byHand: readonly { readonly step: string; readonly task: string }[];
  /** The start itself was refused: nothing was gone through. */
  readonly isRefused: boolean;
};

/**
 * The plan carried through by the machine itself: what it sends is noted down instead, and what it sees is what nodes that obey should answer.
 * Heights are typed, approvals given, works done and hands lent at once. A long way over many nodes: after each call and look others may have their turn.
 */
export function* rehearse({
  plan,
  context,
  looks,
  permissions,
  now,
  landsBelow,
  onStep,
}: Rehearsal): Generator<undefined, Rehearsed, undefined> {
  const network = predictedNetwork(plan, looks, landsBelow);
  const heights = heightsToAsk(plan, newRun(plan));
  const tasks = new Map(plan.steps.flatMap((step) => step.tasks.map((task) => [task.id, task] as const)));
  const doesNothing = tasks.size === 0;
  const free: RunContext = { ...context, approvalsNeeded: 0 };
  const sends: { step: string; task: string }[] = [];
  const byHand: { step: string; task: string }[] = [];
  let run: Run = { ...newRun(plan), phase: 'ready', clock: now };
  let effects: readonly Effect[] = [];
  let at = now;
  /** When the next block is due; the first one after a stall is at once. */
  let due = now;
  const take = (event: RunEvent): boolean => {
    const next = transition(plan, free, run, event);
    if (!next.ok) return false;
    const [was, isStart, done] = [currentStep(plan, run), run.startedAt === null, run.doneSteps];
    run = next.run;
    effects = [...effects, ...next.effects];
    const step = currentStep(plan, run);
    if (was && was.id in run.doneSteps && !(was.id in done)) onStep?.(was, 'over', network);
    if (step && (isStart || was !== step)) onStep?.(step, 'begins', network);
    return true;
  };
  const perform = (effect: Effect): void => {
    const step = currentStep(plan, run)?.id ?? '';
    if (effect.kind === 'save-evidence') take({ kind: 'evidence', at, progress: { wanted: 1, saved: 1, missing: [], isComplete: true } });
    if (effect.kind === 'give-back') take({ kind: 'given-back', at, transactions: [], isDone: true });
    if (effect.kind !== 'send') return;
    const task = tasks.get(effect.task);
    if (!task) return;
    sends.push({ step, task: task.id });
    const closed = closedFor(task, permissions);
    if (closed) take({ kind: 'refused', at, task: task.id, reply: closed.answer ?? closed.group });
    else {
      obeyTask(network, task);
      take({ kind: 'answered', at, task: task.id, reply: 'null' });
    }
  };
  const lendHand = (step: Step): void => {
    for (const task of step.tasks) {
      if (!isOfPerson(task) || stateOf(run, task.id).state !== 'waiting') continue;
      if (!take({ kind: 'by-hand', at, by: NOBODY, task: task.id, pasted: null })) continue;
      byHand.push({ step: step.id, task: task.id });
      doByHand(network, task);
    }
  };
  const isOver = () => run.endedAt !== null || run.phase === 'paused';
  if (!take({ kind: 'start', at, by: NOBODY, looks })) return { run, sends, byHand, isRefused: true };
  const leavesCores = plan.steps.every(({ kind, tasks }) => kind !== 'start-consensus' && tasks.every(({ head }) => head === null));
  for (let count = 0; count < MOST_LOOKS && !isOver(); count += 1) {
    for (let height = 0; at >= due; due += periodAt(plan, height + 1)) {
      const made = makeBlock(network);
      // Whoever could make none is not behind: its next one comes as soon as it can.
      if (made === null) due = at;
      if (made === null) break;
      height = made;
    }
    const wanted = effects;
    effects = [];
    for (const effect of wanted) {
      perform(effect);
      yield;
    }
    at += at - run.stepSince > LATE_AFTER_MS ? LOOK_MS.late : LOOK_MS.soon;
    const step = currentStep(plan, run);
    if (step?.kind === 'wait' && doesNothing) bringAbout(network, step.after);
    // As far as can be told beforehand, cores that the plan leaves alone go on once they are linked.
    if (step?.kind === 'watch' && leavesCores) for (const node of network.nodes.values()) node.isFresh = true;
    if (step && step.confirmHeight !== null && run.confirmedStep !== step.id)
      take({ kind: 'confirm', at, by: NOBODY, step: step.id, height: step.confirmHeight });
    if (step && at - run.stepSince > HAND_AFTER_MS) lendHand(step);
    if (!isOver()) take({ kind: 'looked', at, looks: predictedLooks(network, heights, at) });
    yield;
  }
  return { run, sends, byHand, isRefused: false };
}

/** How long the block of a height takes after the one before it; never less than a look. A plan of an older build has none. */
const periodAt = ({ blockPeriods = [] }: Plan, height: number): number =>
  Math.max(LOOK_MS.soon, blockPeriods.findLast(({ from }) => from <= height)?.ms ?? blockPeriods[0]?.ms ?? 0);

/** The group of a call that the node keeps from the product. */
const closedFor = ({ node, calls }: Task, permissions: readonly Permission[]): Permission | null =>
  permissions.find(
    (one) => one.node === node && one.state === 'closed' && calls.some(({ method }) => method.startsWith(`${one.group}_`)),
  ) ?? null;
