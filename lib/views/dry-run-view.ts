import type { DryHead, DryRun } from '@/lib/recovery/dry/types';
import type { Plan, Step } from '@/lib/recovery/plan-types';
import type { LetterOf } from './branch-letters';
import { byName } from './by-name';
import { dryStepView } from './dry-step-view';
import { formatNumber, listOf } from './format';
import { say as sayKey } from './phrases';
import type { DryHeadView, DryRunView } from './recovery-types';
import { type SayContext, sayPhrase } from './say-phrase';
import { sayView } from './words/views';

/** What a dry run found, to be read from the top: what is closed or in the way, where it would stop, then each step. */
export function dryRunView(dry: DryRun, plan: Plan, letterOf: LetterOf, say: SayContext): DryRunView {
  const titles = new Map(plan.steps.map((step) => [step.id, sayPhrase(step.title, say)]));
  const titleOf = (step: string | null) => (step === null ? null : (titles.get(step) ?? step));
  const headOf = (head: DryHead | undefined): DryHeadView => sayHead(head, letterOf);
  const found = new Map(dry.steps.map((one) => [one.step, one]));
  const now = new Map(Object.entries(dry.heads));
  const steps = plan.steps.flatMap((step) => {
    const one = found.get(step.id);
    if (!one) return [];
    const view = dryStepView({ step, dry: one, heads: now, headOf, say });
    for (const [node, head] of Object.entries(one.heads)) now.set(node, head);
    return [view];
  });
  const calls = steps.reduce((sum, step) => sum + step.calls.reduce((all, call) => all + call.calls.length * call.times, 0), 0);
  const { stop, stopIfBelow } = dry;
  return {
    at: dry.at,
    ok: dry.ok,
    sentence: sentenceOf(dry, calls, titleOf(stop?.step ?? null)),
    permissions: sayPermissions(dry),
    problems: dry.problems.map((one) => sayPhrase(one, say)),
    stop: stop && {
      title: titleOf(stop.step),
      says: sayPhrase(stop.problem.says, say),
      expected: stop.problem.expected && sayPhrase(stop.problem.expected, say),
      seen: stop.problem.seen && sayPhrase(stop.problem.seen, say),
      answer: stop.problem.answer,
    },
    risk: stopIfBelow && sayKey('wizard.dry.risk', { node: stopIfBelow.node ?? sayView('a-node'), title: titleOf(stopIfBelow.step) ?? '' }),
    expectedMs: totalOf(plan.steps),
    calls,
    heads: [...Object.keys(dry.heads)].sort(byName).map((node) => ({ node, head: headOf(dry.heads[node]) })),
    steps,
  };
}

function sentenceOf({ ok, stop, permissions }: DryRun, count: number, title: string | null): string {
  if (ok) return sayKey('wizard.dry.ok', { count });
  if (permissions.some(({ state, isForRemedy }) => state !== 'open' && !isForRemedy)) return sayKey('wizard.dry.closed');
  return stop && title !== null ? sayKey('wizard.dry.stops', { title }) : sayKey('wizard.dry.bad');
}

/** One sentence for all nodes that keep the same group in the same way; those only a remedy would call come last. */
function sayPermissions({ permissions }: DryRun): DryRunView['permissions'] {
  const groups = new Map<string, { nodes: string[]; answers: Set<string>; one: DryRun['permissions'][number] }>();
  for (const one of permissions) {
    if (one.state === 'open') continue;
    const key = `${one.isForRemedy} ${one.state} ${one.group}`;
    const known = groups.get(key) ?? { nodes: [], answers: new Set(), one };
    known.nodes.push(one.node);
    if (one.answer !== null) known.answers.add(one.answer);
    groups.set(key, known);
  }
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { nodes, answers, one }]) => {
      const state = one.state === 'closed' ? 'closed' : 'unknown';
      const params = { nodes: listOf([...nodes].sort(byName), 8), group: one.group };
      const says = sayKey(`wizard.dry.${state}-${one.isForRemedy ? 'remedy' : 'group'}`, params);
      return { state, says, isForRemedy: one.isForRemedy, answers: [...answers] };
    });
}

function sayHead(head: DryHead | undefined, letterOf: LetterOf): DryHeadView {
  if (!head || head.kind === 'not-told') return { block: null, branch: null, says: sayKey('wizard.dry.head-not-told') };
  if (head.kind === 'block') {
    const block = { height: head.height, hash: head.hash };
    return { block, branch: letterOf(block), says: null };
  }
  if (head.kind === 'new')
    return { block: null, branch: null, says: sayKey('wizard.dry.head-new', { height: formatNumber(head.above.height) }) };
  const asked = formatNumber(head.asked);
  const says =
    head.lowest === null
      ? sayKey('wizard.dry.head-lands', { asked })
      : sayKey('wizard.dry.head-lands-to', { asked, lowest: formatNumber(head.lowest) });
  return { block: null, branch: null, says };
}

/** null = of a step that is not only a remedy it can't be said. */
function totalOf(steps: readonly Step[]): number | null {
  const all = steps.map(({ expectedMs }) => expectedMs);
  return all.every((ms) => ms !== null) ? all.reduce<number>((sum, ms) => sum + (ms ?? 0), 0) : null;
}
