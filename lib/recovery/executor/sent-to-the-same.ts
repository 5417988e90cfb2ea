import type { Call, Exchange, NodeClient } from '@/lib/rpc/types';
import type { Basis } from '../plan-types';
import { askWhoAnswers } from './ask-who-answers';

/** The client of a plan's node; a transaction goes through it only while the node of the plan answers there, else it is told as not sent. */
export function sentToTheSame(client: NodeClient, node: string, basis: Basis): NodeClient {
  return {
    ...client,
    send: async <const C extends readonly Call<unknown>[]>(calls: C): Promise<Exchange<C>> => {
      if (!calls.some(({ method }) => method === 'eth_sendRawTransaction')) return client.send(calls);
      const who = await askWhoAnswers(client, node, basis);
      if (who.kind === 'same') return client.send(calls);
      const error = { code: 'unauthorized', message: who.says } as const;
      const outcomes = calls.map(() => ({ ok: false, error })) as unknown as Exchange<C>['outcomes'];
      return { outcomes, transport: null, latencyMs: 0, httpRequests: 0 };
    },
  };
}
