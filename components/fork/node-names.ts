import { shortenHex } from '@/components/format/shorten';
import type { Address } from '@/lib/consensus/types';

/** Names nodes by the validator address they proved; an address without a node stays an address. */
export type NameOf = (address: Address) => string;

/** Builds the look-up; two nodes of one address are both named. */
export function nameByAddress(nodes: readonly { readonly name: string; readonly address: Address | null }[]): NameOf {
  const names = new Map<Address, string>();
  for (const { name, address } of nodes) {
    if (address === null) continue;
    const known = names.get(address);
    names.set(address, known === undefined ? name : `${known} / ${name}`);
  }
  return (address) => names.get(address) ?? shortenHex(address);
}
