import { describe, expect, test } from 'vitest';
import type { Call, NodeClient, Outcome, RpcFailure } from '@/lib/rpc/types';
import type { Task } from '../plan-types';
import { sendTask } from './send-task';

const TASK: Task = {
  ...{
    id: 'isolate:validator-1',
    node: 'validator-1',
    times: 2,
    isDestructive: false,
    isRepeatable: true,
    after: [],
    head: null,
    byHand: null,
  },
  calls: ['enode://a', 'enode://b'].map((enode) => ({ method: 'admin_removePeer', params: [enode] })),
};

function nodeThat(answer: (call: Call<unknown>, nr: number) => unknown | { readonly error: RpcFailure }) {
  const asked: string[] = [];
  const client: NodeClient = {
    send: async (calls) => {
      const outcomes = calls.map((call): Outcome<unknown> => {
        asked.push(`${call.method} ${call.params}`);
        const said = answer(call, asked.length);
        return typeof said === 'object' && said !== null && 'error' in said
          ? { ok: false, error: said.error as RpcFailure }
          : { ok: true, value: call.parse(said) };
      });
      return { outcomes: outcomes as never, transport: null, latencyMs: 1, httpRequests: 1 };
    },
    mayAsk: () => true,
    mask: (text) => text.replaceAll('s3cret', '***'),
    close: async () => {},
  };
  return { client, asked };
}
const failing = (error: RpcFailure) => () => ({ error });

describe('a task', () => {
  test('is sent as planned, all calls so often as it says, and the same answer is told once', async () => {
    const { client, asked } = nodeThat(() => true);
    expect(await sendTask(client, TASK)).toEqual({ kind: 'answered', reply: 'true (4 times)' });
    expect(asked).toEqual(['enode://a', 'enode://b', 'enode://a', 'enode://b'].map((enode) => `admin_removePeer ${enode}`));
  });

  test('of which null is the answer was answered null, and one answered nothing at all says so', async () => {
    const one = { ...TASK, times: 1, calls: [{ method: 'debug_setHead', params: ['0x1'] }] };
    expect(await sendTask(nodeThat(() => null).client, one)).toEqual({ kind: 'answered', reply: 'null' });
    expect(await sendTask(nodeThat(() => undefined).client, one)).toEqual({ kind: 'answered', reply: 'nothing' });
  });

  test('refused is not asked for again, and no secret is in what is told', async () => {
    const { client, asked } = nodeThat(failing({ code: 'rpc-error', message: 'no way, s3cret' }));
    expect(await sendTask(client, TASK)).toEqual({ kind: 'refused', reply: 'no way, *** (2 times)' });
    expect(asked).toHaveLength(2);
  });

  test.each<[RpcFailure, 'refused' | 'lost']>([
    [{ code: 'method-unavailable', message: 'x' }, 'refused'],
    [{ code: 'unauthorized', message: 'x' }, 'refused'],
    [{ code: 'http-status', message: 'x', httpStatus: 403 }, 'refused'],
    [{ code: 'http-status', message: 'x', httpStatus: 502 }, 'lost'],
    [{ code: 'http-status', message: 'x', httpStatus: 504 }, 'lost'],
    [{ code: 'timeout', message: 'x' }, 'lost'],
    [{ code: 'unreachable', message: 'x' }, 'lost'],
    [{ code: 'not-json', message: 'x' }, 'lost'],
    [{ code: 'too-large', message: 'x' }, 'lost'],
    [{ code: 'wrong-shape', message: 'x' }, 'lost'],
  ])('that ends in %o is %s', async (error, kind) => {
    expect(await sendTask(nodeThat(failing(error)).client, TASK)).toMatchObject({ kind });
  });

  test('lost half way is lost, whatever was answered before', async () => {
    const { client } = nodeThat((_call, nr) => (nr === 3 ? { error: { code: 'timeout', message: 'no answer' } } : true));
    expect(await sendTask(client, TASK)).toEqual({ kind: 'lost', why: 'no answer' });
  });

  test('answered at length is cut', async () => {
    const sent = await sendTask(nodeThat((_call, nr) => `${nr}${'x'.repeat(3000)}`).client, TASK);
    expect(sent.kind === 'answered' && sent.reply.length).toBe(2001);
  });
});
