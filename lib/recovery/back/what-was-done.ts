import { isBegun, isSettled } from '../machine/steps-of';
import type { Plan, Task } from '../plan-types';
import type { Run } from '../run-types';
import { calls, rewinds } from '../safety/what-a-task-does';

export type Done = {
  /** Nodes that lack a link the run cut, by RPC or by hand, and that was not seen to be made again. */
  readonly cut: readonly string[];
  /** Nodes whose core was stopped and was not seen to run again. */
  readonly stopped: readonly string[];
  /** Nodes that may have been rewound and were not seen on a branch since: asked for, whatever was answered. */
  readonly rewound: readonly string[];
};

/** What a run did to the nodes, as far as it may have: a call that was sent counts, whatever became of it. */
export function whatWasDone(plan: Plan, run: Run): Done {
  const here = nodesHere(plan, run);
  const apart = new Set<string>();
  const stopped = new Set<string>();
  const rewound = new Set<string>();
  const files = new Map<string, Task>();
  for (const step of plan.steps)
    for (const task of step.tasks) {
      if (!isBegun(run, task) || !here.includes(task.node)) continue;
      for (const other of cuts(plan, task, here)) apart.add(pairOf(task.node, other));
      if (isFile(task)) files.set(task.node, task);
      // A file is read when the process starts.
      const made = isFile(task) ? null : task.byHand?.kind === 'restart' ? files.get(task.node) : task;
      const isMade = task.byHand?.kind === 'restart' ? step.id in run.doneSteps : isSettled(run, task);
      if (made && isMade) for (const other of links(plan, made, here)) apart.delete(pairOf(task.node, other));
      if (calls(task, 'miner_stop')) stopped.add(task.node);
      if (calls(task, 'miner_start') && isSettled(run, task)) stopped.delete(task.node);
      if (rewinds(task) && !isOnABranch(plan, run, task)) rewound.add(task.node);
    }
  const cut = here.filter((node) => here.some((other) => apart.has(pairOf(node, other))));
  return { cut, stopped: [...stopped], rewound: [...rewound] };
}

/** Nodes of the plan that are there and that nobody goes on without. */
export const nodesHere = ({ nodes, absent }: Plan, { leftOut }: Run): readonly string[] =>
  nodes.filter((name) => !absent.includes(name) && !(name in leftOut));

/** It landed, and was seen above the fork after that: it has blocks again. */
const isOnABranch = ({ ancestor }: Plan, run: Run, task: Task): boolean =>
  isSettled(run, task) && ancestor !== null && (run.expected[task.node]?.height ?? 0) > ancestor.height;

const isFile = ({ byHand }: Task): boolean => byHand?.kind === 'write-static-nodes' || byHand?.kind === 'restore-static-nodes';

const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

function cuts(plan: Plan, task: Task, here: readonly string[]): readonly string[] {
  if (task.byHand?.kind === 'write-static-nodes')
    return here.filter((name) => !named(plan, task.byHand).includes(name) && name !== task.node);
  return peersIn(plan, task, 'admin_removePeer');
}

function links(plan: Plan, task: Task, here: readonly string[]): readonly string[] {
  // Whom a file names that was put back as it was is not known: everybody, as far as the plan goes.
  if (task.byHand?.kind === 'restore-static-nodes') return here;
  if (task.byHand?.kind === 'write-static-nodes') return named(plan, task.byHand);
  return peersIn(plan, task, 'admin_addPeer');
}

const named = ({ enodes }: Plan, work: Task['byHand']): readonly string[] =>
  work?.kind === 'write-static-nodes' ? Object.keys(enodes).filter((name) => work.enodes.includes(enodes[name] ?? '')) : [];

const peersIn = ({ enodes }: Plan, task: Task, method: string): readonly string[] => {
  const asked = task.calls.filter((call) => call.method === method).map(({ params }) => params[0]);
  return Object.keys(enodes).filter((name) => asked.includes(enodes[name]));
};
