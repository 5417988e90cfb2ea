import { handCommands } from '@/lib/recovery/hand-commands';
import type { NetworkWatch } from '@/lib/runtime/runtime';
import { handView } from '@/lib/views/hand-view';
import type { HandView } from '@/lib/views/recovery-types';
import { sayContext } from '@/lib/views/say-phrase';
import { answerProblem } from './answer-json';
import { noSuchPlan } from './read-one-recovery';
import { readHeightNumber } from './read-parameters';
import { reader } from './reader';

/** One task of a plan, or of its way out, as commands to type; no node's URL is in them. */
export async function readHandCommands(watch: NetworkWatch, text: string, taskId: string | null): Promise<HandView | Response> {
  const held = await reader();
  const { id, nodes } = watch.picture();
  const number = readHeightNumber(text);
  const kept = number === null ? null : await held.store.recovery.find(id, number);
  if (!kept) return noSuchPlan(id, text);
  const tasks = [...kept.plan.steps, ...(kept.run.wayOut ?? [])].flatMap((step) => step.tasks);
  const task = tasks.find((one) => one.id === taskId);
  if (!task)
    return answerProblem(
      404,
      'No such task',
      `Plan ${kept.number} has no task "${(taskId ?? '').slice(0, 80)}"; ?task= takes the id of one of its tasks`,
    );
  const kubernetes = held.recoverySettings.get(id)?.pods.get(task.node) ?? null;
  const client = nodes.find(({ name }) => name === task.node)?.client ?? kept.plan.basis.clients[task.node] ?? '';
  const howTo = { node: task.node, kubernetes, hasConsole: !/^besu\//i.test(client) };
  return handView(task, handCommands(task, kept.plan, howTo), sayContext(nodes));
}
