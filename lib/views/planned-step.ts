import type { Landing, Step, Task } from '@/lib/recovery/plan-types';
import type { Run } from '@/lib/recovery/run-types';
import type { LetterOf } from './branch-letters';
import { byName } from './by-name';
import { listOf } from './format';
import { say as sayKey } from './phrases';
import type { LandingView, PlannedStepView, PlannedTaskView } from './recovery-types';
import { isByHand } from './run-state';
import { sayCall } from './say-call';
import { sayChecks } from './say-checks';
import { type SayContext, sayPhrase } from './say-phrase';
import { sayView } from './words/views';

type Around = { readonly say: SayContext; readonly letterOf: LetterOf };

/** A step of a plan, or of its way out, in words. */
export function plannedStep(step: Step, { say, letterOf }: Around): PlannedStepView {
  const all = (list: Step['says']) => list.map((one) => sayPhrase(one, say));
  const known = (block: NonNullable<Task['head']>['to']) => ({ ...block, branch: letterOf(block) });
  return {
    id: step.id,
    kind: step.kind,
    title: sayPhrase(step.title, say),
    note: isOnlyIfNeeded(step) ? sayKey('wizard.note.only-if-needed') : noteOf(step.nodes, sayPhrase(step.title, say)),
    says: all(step.says),
    loses: all(step.loses),
    wayOut: sayPhrase(step.wayOut, say),
    nodes: step.nodes,
    order: step.order,
    tasks: step.tasks.map(taskView),
    heads: step.tasks.flatMap(({ id, node, head }) =>
      head === null ? [] : [{ task: id, node, from: head.from && known(head.from), to: known(head.to) }],
    ),
    before: sayChecks(step.before, say),
    after: sayChecks([...step.tasks.flatMap((task) => task.after), ...step.after], say),
    limitMs: step.limitMs,
    mayRunLate: step.mayRunLate === true,
    expectedMs: step.expectedMs,
    confirmHeight: step.confirmHeight,
    isDestructive: step.tasks.some((task) => task.isDestructive),
    isOnlyIfNeeded: isOnlyIfNeeded(step),
  };
}

/** All it does is left out where nothing has to be mended. */
export const isOnlyIfNeeded = ({ tasks }: Step): boolean => tasks.length > 0 && tasks.every((task) => task.unless !== undefined);

/** false = all it does is only for what has to be mended, and nothing had to be. */
export const wasNeeded = (step: Step, states: Run['tasks']): boolean =>
  !(isOnlyIfNeeded(step) && step.tasks.every(({ id }) => states[id]?.state === 'not-needed'));

function taskView(task: Task): PlannedTaskView {
  return {
    id: task.id,
    node: task.node,
    calls: task.calls.map(sayCall),
    times: task.times,
    isDestructive: task.isDestructive,
    hasHandWork: task.calls.length > 0 || task.byHand !== null,
    isByHand: isByHand(task),
  };
}

/** Where a node is expected to land, in words. */
export function landingView({ why, ...landing }: Landing, say: SayContext): LandingView {
  return { ...landing, why: sayPhrase(why, say) };
}

/** Which nodes it concerns, where its title does not name them. */
function noteOf(nodes: readonly string[], title: string): string | null {
  const [first] = nodes;
  if (first === undefined || title.includes(first)) return null;
  return nodes.length <= 2 ? listOf([...nodes].sort(byName)) : sayView('nodes', { count: nodes.length });
}
