import type { DryHead, DryStep } from '@/lib/recovery/dry/types';
import type { Check, Step, Task } from '@/lib/recovery/plan-types';
import { byName } from './by-name';
import { isOnlyIfNeeded } from './planned-step';
import type { DryCallsView, DryCheckView, DryHeadView, DryStepView } from './recovery-types';
import { sayCall } from './say-call';
import { sayChecks } from './say-checks';
import { type SayContext, sayPhrase } from './say-phrase';

type Input = {
  readonly step: Step;
  readonly dry: DryStep;
  /** Every head before the step. */
  readonly heads: ReadonlyMap<string, DryHead>;
  readonly headOf: (head: DryHead | undefined) => DryHeadView;
  readonly say: SayContext;
};

/** One step gone through without sending, in words. */
export function dryStepView({ step, dry, heads, headOf, say }: Input): DryStepView {
  const tasks = new Map(step.tasks.map((task) => [task.id, task]));
  const calls = (ids: readonly string[]): readonly DryCallsView[] =>
    ids.flatMap((id) => {
      const task = tasks.get(id);
      return task ? [callsOf(task)] : [];
    });
  return {
    step: step.id,
    kind: step.kind,
    isDestructive: step.tasks.some((task) => task.isDestructive),
    title: sayPhrase(step.title, say),
    isReached: dry.isReached,
    isOnlyIfNeeded: isOnlyIfNeeded(step),
    expectedMs: step.expectedMs,
    confirmHeight: step.confirmHeight,
    calls: calls(dry.sends),
    byHand: calls(dry.byHand),
    heads: Object.keys(dry.heads)
      .sort(byName)
      .map((node) => ({ node, from: headOf(heads.get(node)), to: headOf(dry.heads[node]) })),
    checks: [...checksOf(step, dry, 'before', say), ...checksOf(step, dry, 'after', say)],
  };
}

const callsOf = ({ node, calls, times }: Task): DryCallsView => ({ node, calls: calls.map(sayCall), times });

/** Checks of one state that differ by their node alone are one sentence; of those that do not hold, what was seen is told. */
function checksOf({ before, after }: Step, dry: DryStep, when: 'before' | 'after', say: SayContext): readonly DryCheckView[] {
  const checks = when === 'before' ? before : after;
  const states = when === 'before' ? dry.before : dry.after;
  const of = (state: DryCheckView['state']): readonly Check[] => checks.filter((_, index) => (states[index] ?? 'later') === state);
  const seen = (state: DryCheckView['state']) =>
    checks.flatMap((_, index) => {
      const phrase = states[index] === state ? dry.seen[`${when}:${index}`] : undefined;
      return phrase ? [sayPhrase(phrase, say)] : [];
    });
  return (['holds-not', 'not-told', 'holds', 'later'] as const).flatMap((state) => {
    const said = sayChecks(of(state), say);
    return said.length === 0 ? [] : [{ when, state, says: said, seen: [...new Set(seen(state))] }];
  });
}
