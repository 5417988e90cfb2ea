import type { Address } from '@/lib/consensus/types';
import { blockByNumber, chainId } from '@/lib/rpc/calls';
import { DIALECTS } from '@/lib/rpc/dialects';
import type { Call, NodeClient } from '@/lib/rpc/types';
import type { Basis } from '../plan-types';

/** `same` = the node of the plan; `other` = somebody else; `silent` = it did not answer, so that nothing may be sent either. */
export type WhoAnswers = { readonly kind: 'same' } | { readonly kind: 'other' | 'silent'; readonly says: string };

/**
 * Asks who answers on the very connection that is to carry calls to `node`. Behind one URL a balancer may have put several nodes, one for each
 * connection: what the looks saw then tells nothing of who would take the call. Never throws.
 */
export async function askWhoAnswers(client: NodeClient, node: string, basis: Basis): Promise<WhoAnswers> {
  const identity: readonly Call<Address | null>[] = DIALECTS.unknown.identity.map(({ call }) => call);
  const chain = chainId();
  const genesis = blockByNumber(0);
  const { outcomes, transport } = await client.send([chain, genesis, ...identity] as readonly Call<unknown>[]);
  if (transport !== null) return { kind: 'silent', says: `not sent: ${transport.message}` };
  const value = (index: number): unknown => (outcomes[index]?.ok ? outcomes[index].value : null);
  const address = outcomes
    .slice(2)
    .map((_, index) => value(index + 2))
    .find((one) => one !== null) as Address | undefined;
  const planned = basis.addresses[node];
  if (planned !== undefined && address !== planned)
    return { kind: 'other', says: `not sent: ${address ?? 'a node that does not say who it is'} answers there, not ${planned}` };
  const id = value(0);
  if (id !== basis.chainId) return { kind: 'other', says: `not sent: chain id ${id ?? 'unknown'}, not ${basis.chainId}` };
  const first = (value(1) as { header: { hash: string } } | null)?.header.hash ?? null;
  if (basis.genesis !== null && first !== basis.genesis)
    return { kind: 'other', says: `not sent: genesis ${first ?? 'unknown'}, not ${basis.genesis}` };
  return { kind: 'same' };
}
