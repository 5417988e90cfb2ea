import { expect, it } from 'vitest';
import type { Call, NodeClient } from '@/lib/rpc/types';
import { lookAtNodes } from './look-at-nodes';

const GOQUORUM = 'Geth/v1.10.3-stable(quorum-v24.4.1)/linux-amd64/go1.15.6';
const BESU = 'besu/v24.5.4/linux-x86_64/openjdk-java-17';

/** A node that tells its client, and nothing else that can be read; what it was asked at each look. */
function node(client: () => string) {
  const asked: string[][] = [];
  const send = async (calls: readonly Call<unknown>[]) => {
    asked.push(calls.map(({ method }) => method));
    const outcomes = calls.map((call) =>
      call.method === 'web3_clientVersion'
        ? { ok: true, value: call.parse(client()) }
        : { ok: false, error: { code: 'rpc-error', message: 'no' } },
    );
    return { outcomes, transport: null };
  };
  return { asked, client: { send } as unknown as NodeClient };
}

const FOREIGN = ['net_enode', 'qbft_getValidatorsByBlockNumber'];

it("asks in every client's words once, then in its own: a question it does not know is a warning in its log", async () => {
  const { asked, client } = node(() => GOQUORUM);
  for (let look = 0; look < 3; look += 1) await lookAtNodes([{ name: 'v1', client }], [], () => 0);
  expect(asked.map((methods) => methods.filter((method) => FOREIGN.includes(method)).length > 0)).toEqual([true, false, false]);
  expect(asked[2]).toContain('istanbul_nodeAddress');
});

it("asks again in everybody's words where another client answers than before", async () => {
  let version = GOQUORUM;
  const { asked, client } = node(() => version);
  await lookAtNodes([{ name: 'v1', client }], [], () => 0);
  version = BESU;
  const [look] = await lookAtNodes([{ name: 'v1', client }], [], () => 0);
  expect(look?.client).toBe(BESU);
  expect(asked).toHaveLength(3);
  expect(asked[2]).toContain('qbft_getValidatorsByBlockNumber');
});
