import { expect, it } from 'vitest';
import { handCommands } from '../hand-commands';
import { readPasted } from '../read-pasted';
import { howTo, planOf, task } from './hand.test-world';
import { sentCalls } from './sent-calls';

it('are what the commands of a task print answers for, one after the other, as often as they are made', () => {
  const removal = task({ calls: ['a', 'b'].map((name) => ({ method: 'admin_removePeer', params: [name] })), times: 2 });
  const lines = handCommands(removal, planOf(), howTo()).ways[0]?.text.split('\n') ?? [];
  const printed = lines
    .map((line) => JSON.stringify({ jsonrpc: '2.0', id: Number(/"id":(\d+)/.exec(line)?.[1]), result: true }))
    .join('\n\n');
  expect(lines).toHaveLength(4);
  expect(readPasted(printed, sentCalls(removal)).faults).toEqual([]);
});
