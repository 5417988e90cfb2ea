import { callsByHand } from './by-hand/calls-by-hand';
import { processByHand } from './by-hand/process-by-hand';
import { restoreStaticNodes } from './by-hand/restore-static-nodes';
import { staticNodesByHand } from './by-hand/static-nodes-by-hand';
import type { HandCommands, NodeHowTo } from './by-hand/types';
import type { Plan, Task } from './plan-types';

/**
 * What a person types to do a task instead of the product: whole commands of a POSIX shell in printable ASCII, node addresses as variables.
 * Nothing to type = nothing but waiting. The live check decides whether it was done, whatever was typed.
 */
export function handCommands(task: Task, plan: Plan, howTo: NodeHowTo): HandCommands {
  const work = task.byHand ?? { kind: 'calls' };
  switch (work.kind) {
    case 'calls':
      return { ways: callsByHand(task, howTo, plan.nodes), files: [] };
    case 'restart':
    case 'stop-process':
    case 'start-process':
      return { ways: processByHand(work.kind, howTo, plan.nodes), files: [] };
    case 'restore-static-nodes':
      return restoreStaticNodes(plan, howTo);
    case 'write-static-nodes':
      return staticNodesByHand(task, work.enodes, plan, howTo);
  }
}
