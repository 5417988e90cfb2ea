import { changesSince } from './changes-since';
import { headsOf } from './dry/heads-of';
import { type PredictedNetwork, predictedNetwork } from './dry/predicted-node';
import { readChecks } from './dry/read-checks';
import { type Rehearsed, rehearse } from './dry/rehearse';
import type { DryCheck, DryHead, DryRisk, DryRun, DryStep, DryStop, Permission } from './dry/types';
import { withoutMadeUp } from './dry/without-made-up';
import { changesNow } from './machine/changes-now';
import { makeProblem } from './machine/make-problem';
import { staleProblem } from './machine/stale-problem';
import { currentStep } from './machine/steps-of';
import type { Plan, Step } from './plan-types';
import type { RunContext } from './run-types';
import type { NodeLook } from './survey-types';

export type DryRunInput = { readonly looks: readonly NodeLook[]; readonly permissions: readonly Permission[]; readonly now: number };

/**
 * The whole plan through the machine itself with nothing sent, from the nodes' answers of this moment: what it would send in which order, where every
 * head should be after each step, which checks can be read now, what is closed, and where it would stop by itself. In pieces of one call or look,
 * between which others may have their turn: of a hundred nodes it is seconds of work.
 */
export function* dryRun(
  plan: Plan,
  context: RunContext,
  { looks, permissions, now }: DryRunInput,
): Generator<undefined, DryRun, undefined> {
  const start = headsOf(predictedNetwork(plan, looks, false));
  const seen = new Map<string, Seen>();
  let heads = start;
  const onStep = (step: Step, at: 'begins' | 'over', network: PredictedNetwork): void => {
    if (at === 'begins') seen.set(step.id, { ...UNSEEN, before: readChecks(step.before, network, looks, now) });
    else {
      const after = headsOf(network);
      seen.set(step.id, {
        ...(seen.get(step.id) ?? UNSEEN),
        heads: changed(heads, after),
        after: readChecks(step.after, network, looks, now),
      });
      heads = after;
      settleLandings(step, network);
    }
  };
  const given = { plan, context, looks, permissions, now };
  const rehearsed = yield* rehearse({ ...given, landsBelow: false, onStep });
  const stop = stopOf(given, rehearsed);
  const mayLandBelow = stop === null && plan.landings.some(({ expected }) => expected !== 'exactly');
  const stopIfBelow = mayLandBelow ? riskOf(stopOf(given, yield* rehearse({ ...given, landsBelow: true }))) : null;
  const problems = changesSince(plan, looks);
  const isClosed = permissions.some(({ state, isForRemedy }) => state !== 'open' && !isForRemedy);
  return {
    at: now,
    ok: stop === null && problems.length === 0 && !isClosed,
    heads: start,
    steps: plan.steps.map((step) => stepOf(step, seen.get(step.id), rehearsed)),
    stop,
    stopIfBelow,
    permissions,
    problems,
  };
}

type Seen = {
  readonly before: ReturnType<typeof readChecks>;
  readonly after: ReturnType<typeof readChecks>;
  readonly heads: Readonly<Record<string, DryHead>>;
};
const UNSEEN: Seen = { before: [], after: [], heads: {} };

function stepOf({ id, before, after }: Step, seen: Seen | undefined, { sends, byHand }: Rehearsed): DryStep {
  const of = (list: readonly { readonly step: string; readonly task: string }[]) =>
    list.flatMap(({ step, task }) => (step === id ? [task] : []));
  const states = (all: readonly unknown[], read: Seen['before']): readonly DryCheck[] =>
    all.map((_, index) => read[index]?.state ?? 'later');
  const told = (where: 'before' | 'after', read: Seen['before']) =>
    read.flatMap((one, index) => (one.seen ? [[`${where}:${index}`, one.seen] as const] : []));
  const { before: first, after: last, heads } = seen ?? UNSEEN;
  return {
    step: id,
    isReached: seen !== undefined,
    ...{ sends: of(sends), byHand: of(byHand), heads },
    ...{ before: states(before, first), after: states(after, last) },
    seen: Object.fromEntries([...told('before', first), ...told('after', last)]),
  };
}

const changed = (was: DryRun['heads'], is: DryRun['heads']): DryRun['heads'] =>
  Object.fromEntries(Object.entries(is).filter(([node, head]) => JSON.stringify(head) !== JSON.stringify(was[node])));

/** The plan goes on only from exactly this block: from the next step on it is known where the node stands. */
function settleLandings({ after }: Step, { nodes }: PredictedNetwork): void {
  for (const check of after) {
    if (check.kind !== 'head' || check.orBelow) continue;
    const node = nodes.get(check.node);
    if (node) node.landing = null;
  }
}

function stopOf({ plan, looks, now }: { readonly plan: Plan } & DryRunInput, { run, isRefused }: Rehearsed): DryStop | null {
  if (isRefused) return { step: null, problem: staleProblem(changesNow(plan, run, looks, now), now) };
  if (run.phase === 'done') return null;
  const step = currentStep(plan, run)?.id ?? null;
  const problem = run.problem ?? makeProblem({ code: 'too-late', at: now, says: { key: 'run.problem.late', params: { limit: null } } });
  return { step, problem: withoutMadeUp(problem) };
}

const riskOf = (stop: DryStop | null): DryRisk | null =>
  stop?.step ? { step: stop.step, node: stop.problem.node, code: stop.problem.code } : null;
