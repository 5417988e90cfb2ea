import type { Plan, Step, Task } from '../plan-types';
import type { Run, TaskState } from '../run-types';

const WAITING: TaskState = { state: 'waiting' };

/** The steps the run goes through now: those of the way out once it was aborted. */
export const stepsOf = (plan: Plan, run: Run): readonly Step[] => run.wayOut ?? plan.steps;

export const currentStep = (plan: Plan, run: Run): Step | null => stepsOf(plan, run)[run.step] ?? null;

export const stateOf = (run: Run, id: string): TaskState => run.tasks[id] ?? WAITING;

/** How often its calls were sent. */
export const attemptsOf = (state: TaskState): number => ('attempt' in state ? (state.attempt ?? 0) : 0);

/** Every task there is, of the plan and of its way out. */
export const allTasks = (plan: Plan, run: Run): readonly Task[] => [...plan.steps, ...(run.wayOut ?? [])].flatMap(({ tasks }) => tasks);

export const findTask = (plan: Plan, run: Run, id: string): Task | null => allTasks(plan, run).find((task) => task.id === id) ?? null;

/** Something of it may have reached the node. */
export const isBegun = (run: Run, task: Task): boolean => !['waiting', 'left-out', 'not-needed'].includes(stateOf(run, task.id).state);

export const isSettled = (run: Run, task: Task): boolean => ['verified', 'left-out', 'not-needed'].includes(stateOf(run, task.id).state);

/** A person does it: there is nothing to call, or the node does not serve it. */
export const isOfPerson = ({ calls, isByHand }: Task): boolean => calls.length === 0 || isByHand === true;

/** Nobody has typed the height that the step rewinds to, and something of it is left to do. */
export const isUnconfirmed = (run: Run, { id, confirmHeight, tasks }: Step): boolean =>
  confirmHeight !== null && run.confirmedStep !== id && tasks.some((task) => !isSettled(run, task));

/** What must be so before any of its tasks has been seen; only from then on something is done. */
export const isReady = (run: Run, { tasks }: Step): boolean =>
  run.holdsSince.ready !== undefined || tasks.some((task) => isBegun(run, task));
