import { handCommands } from '@/lib/recovery/hand-commands';
import { callsNow } from '@/lib/recovery/machine/calls-now';
import { nodeCommands } from '@/lib/recovery/node-commands';
import type { NetworkWatch } from '@/lib/runtime/runtime';
import { handView } from '@/lib/views/hand-view';
import type { HandView } from '@/lib/views/recovery-types';
import { sayContext, sayPhrase } from '@/lib/views/say-phrase';
import { sayApi } from '@/lib/views/words/api';
import { answerProblem } from './answer-json';
import { noSuchPlan } from './read-one-recovery';
import { readHeightNumber } from './read-parameters';
import { reader } from './reader';

type Asked = { readonly task: string | null; readonly node: string | null };

/** One task of a plan or of its way out, or all that one node does in the plan, as commands to type; no node's URL is in them. */
export async function readHandCommands(watch: NetworkWatch, text: string, asked: Asked): Promise<HandView | Response> {
  const held = await reader();
  const { id, nodes } = watch.picture();
  const number = readHeightNumber(text);
  const kept = number === null ? null : await held.store.recovery.find(id, number);
  if (!kept) return noSuchPlan(id, text);
  const howToOf = (node: string) => {
    const kubernetes = held.recoverySettings.get(id)?.pods.get(node) ?? null;
    const client = nodes.find(({ name }) => name === node)?.client ?? kept.plan.basis.clients[node] ?? '';
    return { node, kubernetes, hasConsole: !/^besu\//i.test(client) };
  };
  const say = sayContext(nodes);
  if (asked.node !== null) {
    const commands = nodeCommands(kept.plan, howToOf(asked.node), (phrase) => sayPhrase(phrase, say));
    if (commands.ways.length > 0) return handView({ id: null, node: asked.node }, commands, say);
    const detail = sayApi('read-hand-commands.recovery-does-nothing', { number: String(kept.number), node: asked.node.slice(0, 80) });
    return answerProblem(404, sayApi('node'), detail);
  }
  const tasks = [...kept.plan.steps, ...(kept.run.wayOut ?? [])].flatMap((step) => step.tasks);
  const task = tasks.find((one) => one.id === asked.task);
  if (!task)
    return answerProblem(
      404,
      sayApi('read-hand-commands.no-such-task'),
      sayApi('read-hand-commands.recovery-has-no', { number: String(kept.number), task: (asked.task ?? '').slice(0, 80) }),
    );
  return handView(task, handCommands(callsNow(kept.plan, kept.run, task), kept.plan, howToOf(task.node)), say);
}
