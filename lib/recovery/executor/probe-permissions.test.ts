import { describe, expect, it } from 'vitest';
import type { Call, NodeClient, Outcome, RpcFailure } from '@/lib/rpc/types';
import { probePermissions } from './probe-permissions';

const GOQUORUM = 'Geth/v1.10.3-stable(quorum-v24.4.1)/linux-amd64/go1.16';
const NEEDED = [
  { node: 'n', group: 'admin', methods: ['admin_addPeer', 'admin_removePeer'], isForRemedy: false },
  { node: 'n', group: 'debug', methods: ['debug_setHead'], isForRemedy: false },
  { node: 'n', group: 'miner', methods: ['miner_start', 'miner_stop'], isForRemedy: true },
] as const;

const missing = { code: 'rpc-error', message: 'missing value for required argument 0 (-32602)', rpcCode: -32602 } as const;
const gone = { code: 'method-unavailable', message: 'not available (-32601)', rpcCode: -32601 } as const;
type Answer = { readonly value: unknown } | RpcFailure;

/** A node as GoQuorum answers, but for what is given. */
function nodeWith(answers: Readonly<Record<string, Answer>>) {
  const asked: Pick<Call<unknown>, 'method' | 'params'>[] = [];
  const of: Readonly<Record<string, Answer>> = {
    web3_clientVersion: { value: GOQUORUM },
    rpc_modules: { value: ['admin', 'debug', 'miner', 'eth'] },
    admin_nodeInfo: { value: {} },
    ...{ admin_addPeer: missing, admin_removePeer: missing, debug_setHead: missing },
    ...answers,
  };
  const client: NodeClient = {
    send: async (calls) => {
      const outcomes = calls.map(({ method, params }): Outcome<unknown> => {
        asked.push({ method, params });
        const answer = of[method] ?? gone;
        return 'value' in answer ? { ok: true, value: answer.value } : { ok: false, error: answer };
      });
      return { outcomes, transport: null, latencyMs: 1, httpRequests: 1 } as never;
    },
    mayAsk: () => true,
    close: async () => {},
  };
  return {
    asked,
    tell: async () => (await probePermissions([{ name: 'n', client }], NEEDED)).map(({ group, state, by }) => [group, state, by]),
  };
}

describe('what a node lets through', () => {
  it('is told by calls that do nothing without their argument, and by its list where there are none', async () => {
    const { asked, tell } = nodeWith({});
    expect(await tell()).toEqual([
      ['admin', 'open', 'call'],
      ['debug', 'open', 'call'],
      ['miner', 'open', 'list'],
    ]);
    const changing = asked.filter(({ method }) => /^(admin_(add|remove)|debug_|miner_)/.test(method));
    expect(changing).toEqual(['admin_addPeer', 'admin_removePeer', 'debug_setHead'].map((method) => ({ method, params: [] })));
  });

  it('a call that is held back is closed, although the list names its group', async () => {
    const denied = { code: 'unauthorized', message: 'HTTP 403', httpStatus: 403 } as const;
    expect(await nodeWith({ debug_setHead: gone, admin_removePeer: denied }).tell()).toEqual([
      ['admin', 'closed', 'call'],
      ['debug', 'closed', 'call'],
      ['miner', 'open', 'list'],
    ]);
  });

  it('a group that is not on the list is closed', async () => {
    const list = { value: ['admin', 'debug'] };
    expect((await nodeWith({ rpc_modules: list }).tell())[2]).toEqual(['miner', 'closed', 'list']);
  });

  it('on a client that is not known to refuse them unread nothing of the kind is sent: the list alone tells', async () => {
    const { asked, tell } = nodeWith({ web3_clientVersion: { value: 'besu/v24.5.4/linux' }, rpc_modules: { value: ['admin', 'eth'] } });
    expect(await tell()).toEqual([
      ['admin', 'open', 'call'],
      ['debug', 'closed', 'list'],
      ['miner', 'closed', 'list'],
    ]);
    expect(asked.map(({ method }) => method)).toEqual(['web3_clientVersion', 'rpc_modules', 'admin_nodeInfo']);
  });

  it('what fails otherwise, or was not told, is unknown', async () => {
    const down = { code: 'timeout', message: 'no answer within 5 s' } as const;
    const odd = { code: 'rpc-error', message: 'denied by policy (-32001)', rpcCode: -32001 } as const;
    const { tell } = nodeWith({ rpc_modules: down, admin_nodeInfo: down, debug_setHead: odd, admin_addPeer: down, admin_removePeer: down });
    expect((await tell()).map(([, state]) => state)).toEqual(['unknown', 'unknown', 'unknown']);
  });
});
