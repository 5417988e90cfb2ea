import { callsNow } from './machine/calls-now';
import type { Plan, Step, Task } from './plan-types';
import type { CheckResult, Run, RunEvent } from './run-types';

/** One line of what was done, as the store keeps it. */
export type ChangeLine = {
  readonly at: number;
  readonly kind: 'event' | 'intent' | 'answer' | 'check' | 'step' | 'problem' | 'person';
  readonly step: string | null;
  readonly node: string | null;
  readonly by: string | null;
  readonly data: Readonly<Record<string, unknown>>;
};

/**
 * What one event changed, line by line: calls about to be sent, answers, checks that turned, steps that ended, what stopped it. `judged`: checks
 * that it judged, of the step it was taken in.
 */
export function linesOfChange(
  plan: Plan,
  before: Run,
  after: Run,
  event: RunEvent,
  judged: readonly CheckResult[] = [],
): readonly ChangeLine[] {
  const at = event.at;
  const steps = [...plan.steps, ...(after.wayOut ?? [])];
  const by = 'by' in event ? (event.by?.id ?? null) : null;
  const line = (
    kind: ChangeLine['kind'],
    data: ChangeLine['data'],
    step: string | null = null,
    node: string | null = null,
  ): ChangeLine => ({
    ...{ at, kind, step, node, by, data },
  });
  const lines: ChangeLine[] = [];
  if (event.kind === 'answered' || event.kind === 'refused' || event.kind === 'lost') {
    const place = placeOf(steps, event.task);
    const said = event.kind === 'lost' ? event.why : event.reply;
    lines.push(line('answer', { task: event.task, outcome: event.kind, said }, place?.step.id ?? null, place?.task.node ?? null));
  }
  if (event.kind === 'restarted') lines.push(line('event', { restarted: true }));
  for (const [node, one] of Object.entries(after.returned ?? {}))
    if (before.returned?.[node] !== one) lines.push(line('event', { returned: one.is, head: one.head }, null, node));
  const { wentBack } = after;
  if (wentBack && wentBack !== before.wentBack) lines.push(line('event', { backTo: wentBack.to, why: wentBack.why }, wentBack.to));
  for (const { step, task } of placesOf(steps)) {
    const [was, is] = [before.tasks[task.id], after.tasks[task.id]];
    if (is === undefined || (was?.state === is.state && attemptOf(was) === attemptOf(is))) continue;
    if (is.state === 'sending') {
      const data = { task: task.id, attempt: is.attempt, times: task.times, calls: callsNow(plan, after, task).calls };
      lines.push(line('intent', data, step.id, task.node));
    } else if (
      is.state === 'verified' ||
      is.state === 'not-needed' ||
      is.state === 'left-out' ||
      is.state === 'by-hand' ||
      is.state === 'unsure'
    )
      lines.push(line('check', { task: task.id, state: is.state }, step.id, task.node));
  }
  const stepOfChecks = (before.wayOut ?? plan.steps)[before.step]?.id ?? null;
  lines.push(...turnedChecks(before, judged).map((result) => line('check', { ...result }, stepOfChecks, nodeOf(result))));
  for (const id of Object.keys(after.doneSteps)) if (!(id in before.doneSteps)) lines.push(line('step', { done: id }, id));
  if (before.phase !== after.phase) lines.push(line('step', { from: before.phase, to: after.phase }));
  if (after.problem && JSON.stringify(after.problem) !== JSON.stringify(before.problem))
    lines.push(line('problem', { ...after.problem }, stepOfChecks, after.problem.node));
  return lines;
}

type Place = { readonly step: Step; readonly task: Task };

const placesOf = (steps: readonly Step[]): readonly Place[] => steps.flatMap((step) => step.tasks.map((task) => ({ step, task })));
const placeOf = (steps: readonly Step[], id: string): Place | undefined => placesOf(steps).find(({ task }) => task.id === id);
const attemptOf = (state: Run['tasks'][string] | undefined): number | null => (state && 'attempt' in state ? state.attempt : null);

/** Those that are judged otherwise than a moment ago; that one has not passed yet says nothing new. */
function turnedChecks(before: Run, judged: readonly CheckResult[]): readonly CheckResult[] {
  const was = new Map(before.checks.map(({ check, state }) => [JSON.stringify(check), state]));
  return judged.filter(({ check, state }) => state !== 'waiting' && was.get(JSON.stringify(check)) !== state);
}

const nodeOf = ({ check }: CheckResult): string | null => ('node' in check ? check.node : null);
