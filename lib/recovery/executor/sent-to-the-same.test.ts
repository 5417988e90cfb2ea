import { expect, it } from 'vitest';
import type { Address } from '@/lib/consensus/types';
import type { Call, NodeClient } from '@/lib/rpc/types';
import { addressOf, FULL } from '../recovery.test-world';
import { sentToTheSame } from './sent-to-the-same';

/** A node that says so of itself, and what reached it. */
function nodeOf(address: Address | null) {
  const reached: string[] = [];
  const answer = (method: string): unknown => {
    if (method === 'eth_chainId') return FULL.basis.chainId;
    return method === 'istanbul_nodeAddress' ? address : null;
  };
  const send = async (calls: readonly Call<unknown>[]) => {
    reached.push(...calls.map(({ method }) => method));
    return { outcomes: calls.map(({ method }) => ({ ok: true, value: answer(method) })), transport: null, latencyMs: 1, httpRequests: 1 };
  };
  const client = sentToTheSame({ send } as unknown as NodeClient, 'v1', FULL.basis);
  const call = (method: string) => client.send([{ method, params: ['0x'], parse: (value: unknown) => value }]);
  return { call, reached };
}
const RAW = 'eth_sendRawTransaction';

it.each<[string, Address | null, boolean]>([
  ['the node of the plan answers', addressOf('v1'), true],
  ['another node answers', addressOf('v2'), false],
  ['whoever answers does not say who it is', null, false],
])('a transaction where %s', async (_what, address, isSent) => {
  const { call, reached } = nodeOf(address);
  const { outcomes } = await call(RAW);
  expect([outcomes[0].ok, reached.includes(RAW)]).toEqual([isSent, isSent]);
  if (!outcomes[0].ok) expect(outcomes[0].error.message).toMatch(/^not sent: /);
});

it('a question is asked whoever answers', async () => {
  const { call, reached } = nodeOf(null);
  await call('eth_blockNumber');
  expect(reached).toEqual(['eth_blockNumber']);
});
