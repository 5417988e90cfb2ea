import type { Plan } from '@/lib/recovery/plan-types';
import type { DryRun } from '@/lib/recovery/run-types';
import type { BlockId } from '@/lib/recovery/survey-types';
import type { LetterOf } from './branch-letters';
import { byName } from './by-name';
import { say as sayKey } from './phrases';
import type { DryRunView } from './recovery-types';
import { sayCall } from './say-call';
import { type SayContext, sayPhrase } from './say-phrase';

/** What a dry run found: calls by step, heads where they change, what is missing. */
export function dryRunView(dry: DryRun, plan: Plan, letterOf: LetterOf, say: SayContext): DryRunView {
  const titles = new Map(plan.steps.map((step) => [step.id, sayPhrase(step.title, say)]));
  const titleOf = (step: string) => titles.get(step) ?? step;
  const steps = [...new Set(dry.calls.map((call) => call.step))];
  return {
    at: dry.at,
    ok: dry.ok,
    sentence: dry.ok ? sayKey('wizard.dry.ok', { count: dry.calls.length }) : sayKey('wizard.dry.bad'),
    problems: dry.problems.map((one) => sayPhrase(one, say)),
    missing: dry.missing.map(({ node, group }) => sayKey('wizard.dry.missing', { node, group })),
    unread: dry.unread.map((one) => sayPhrase(one, say)),
    calls: steps.map((step) => ({
      step,
      title: titleOf(step),
      calls: dry.calls.filter((call) => call.step === step).map((call) => ({ node: call.node, call: sayCall(call) })),
    })),
    heads: changedHeads(dry, plan).map(({ step, heads }) => ({
      step,
      title: titleOf(step),
      heads: heads.map(({ node, head }) => ({ node, head, branch: letterOf(head) })),
    })),
  };
}

/** Steps after which a head differs from the one before, with the nodes it differs on. */
function changedHeads(dry: DryRun, plan: Plan) {
  let before: Readonly<Record<string, BlockId | null>> = plan.basis.heads;
  return dry.heads.flatMap(({ step, heads }) => {
    const changed = Object.keys(heads)
      .filter((node) => node in before && heads[node]?.hash !== before[node]?.hash)
      .sort(byName)
      .map((node) => ({ node, head: heads[node] ?? null }));
    before = heads;
    return changed.length === 0 ? [] : [{ step, heads: changed }];
  });
}
