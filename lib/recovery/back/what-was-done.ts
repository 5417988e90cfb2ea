import { isBegun, isSettled } from '../machine/steps-of';
import type { Plan, Task } from '../plan-types';
import type { Run } from '../run-types';

export type Done = {
  /** Nodes whose links were cut, by RPC or by hand, and were not seen to be made again. */
  readonly cut: readonly string[];
  /** Nodes whose core was stopped and was not seen to run again. */
  readonly stopped: readonly string[];
  /** Nodes that may have been rewound: asked for, whatever was answered. */
  readonly rewound: readonly string[];
};

/** What a run did to the nodes, as far as it may have: a call that was sent counts, whatever became of it. */
export function whatWasDone(plan: Plan, run: Run): Done {
  const cut = new Set<string>();
  const stopped = new Set<string>();
  const rewound = new Set<string>();
  for (const task of plan.steps.flatMap(({ tasks }) => tasks)) {
    if (!isBegun(run, task)) continue;
    if (cuts(task)) cut.add(task.node);
    if (links(task) && isSettled(run, task) && isWhole(plan, task)) cut.delete(task.node);
    if (calls(task, 'miner_stop')) stopped.add(task.node);
    if (calls(task, 'miner_start') && isSettled(run, task)) stopped.delete(task.node);
    if (task.head || calls(task, 'debug_setHead')) rewound.add(task.node);
  }
  const isHere = (node: string) => !(node in run.leftOut) && !plan.absent.includes(node);
  return { cut: [...cut].filter(isHere), stopped: [...stopped].filter(isHere), rewound: [...rewound].filter(isHere) };
}

const calls = (task: Task, method: string): boolean => task.calls.some((call) => call.method === method);

const cuts = (task: Task): boolean =>
  calls(task, 'admin_removePeer') || (task.byHand?.kind === 'write-static-nodes' && task.byHand.enodes.length === 0);

const links = (task: Task): boolean =>
  calls(task, 'admin_addPeer') || (task.byHand?.kind === 'write-static-nodes' && task.byHand.enodes.length > 0);

/** With everybody, not with a part of them. */
function isWhole({ nodes, enodes }: Plan, { node, calls: all, byHand }: Task): boolean {
  const others = nodes.filter((name) => name !== node).flatMap((name) => enodes[name] ?? []);
  const added = byHand?.kind === 'write-static-nodes' ? byHand.enodes : all.map(({ params }) => params[0]);
  return others.every((enode) => added.includes(enode));
}
