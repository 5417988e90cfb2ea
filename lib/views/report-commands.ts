import type { PersonView } from './incident-types';
import type { ReportCommand, ReportLine } from './recovery-report-types';
import { sayCall } from './say-call';

type PersonOf = (id: string) => PersonView;

/** Every sending of the lines with the answer that came to it and the look that showed it done, in the order of sending. */
export function reportCommands(lines: readonly ReportLine[], personOf: PersonOf): readonly ReportCommand[] {
  const commands: ReportCommand[] = [];
  const lastOf = (task: unknown): number => commands.findLastIndex((one) => one.task === task);
  for (const { at, kind, step, node, by, data } of lines) {
    const { task } = data;
    if (typeof task !== 'string') {
      if (typeof data.transaction !== 'string') continue;
      if (kind === 'intent') commands.push(resending(data.transaction, { at, step, node }));
      const last = commands.findLastIndex((one) => one.task === `give-back:${data.transaction}` && one.node === node);
      const sent = commands[last];
      if (kind === 'answer' && sent?.answer === null) commands[last] = { ...sent, answer: answerOf(at, data) };
      continue;
    }
    if (kind === 'intent') {
      const { attempt, times, calls } = data;
      commands.push({
        ...{ task, step, node, sentAt: at, answer: null, seenAt: null, by: null },
        attempt: typeof attempt === 'number' ? attempt : 1,
        times: typeof times === 'number' ? times : 1,
        calls: Array.isArray(calls) ? calls.flatMap(callText) : [],
      });
      continue;
    }
    const last = lastOf(task);
    const command = commands[last];
    if (kind === 'check' && data.state === 'by-hand') {
      const person = by === null ? null : personOf(by);
      commands.push({ task, step, node, attempt: 0, calls: [], times: 0, sentAt: at, answer: null, seenAt: null, by: person });
    } else if (command !== undefined && kind === 'answer') {
      commands[last] = { ...command, answer: answerOf(at, data) };
    } else if (command !== undefined && kind === 'check' && data.state === 'verified') commands[last] = { ...command, seenAt: at };
  }
  return commands;
}

const answerOf = (at: number, { outcome, said }: ReportLine['data']): ReportCommand['answer'] => ({
  at,
  outcome: String(outcome ?? ''),
  said: typeof said === 'string' ? said : '',
});

/** A transaction sent again: where it is then is told with the transactions. */
const resending = (transaction: string, { at, step, node }: Pick<ReportLine, 'at' | 'step' | 'node'>): ReportCommand => ({
  ...{ task: `give-back:${transaction}`, step, node, attempt: 1, times: 1, sentAt: at, answer: null, seenAt: null, by: null },
  calls: [`eth_sendRawTransaction(${transaction})`],
});

function callText(call: unknown): readonly string[] {
  const { method, params } = (call ?? {}) as { readonly method?: unknown; readonly params?: unknown };
  return typeof method === 'string' && Array.isArray(params) ? [sayCall({ method, params })] : [];
}
