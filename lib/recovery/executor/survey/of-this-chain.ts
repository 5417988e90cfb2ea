import type { Hash } from '@/lib/consensus/types';
import type { NodeLook } from '../../survey-types';

export type ChainId = { readonly chainId: number | null; readonly genesis: Hash | null };

/** Looks of nodes that are not known to be of another chain. `known` = as the watch has it; what it does not know is taken from most of the looks. */
export function ofThisChain(looks: readonly NodeLook[], known: ChainId): readonly NodeLook[] {
  const genesis = known.genesis ?? mostOf(looks.map((look) => look.genesis));
  const chainId = known.chainId ?? mostOf(looks.map((look) => look.chainId));
  return looks.filter((look) => fits(look.genesis, genesis) && fits(look.chainId, chainId));
}

const fits = <T>(said: T | null, expected: T | null): boolean => said === null || expected === null || said === expected;

function mostOf<T>(said: readonly (T | null)[]): T | null {
  const counts = new Map<T, number>();
  for (const one of said) if (one !== null) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
