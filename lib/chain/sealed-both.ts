import type { Address } from '@/lib/consensus/types';

/** Validators that sealed two or more of the blocks at one height, by proven signer; ascending. Give distinct hashes: one entry a block. */
export function sealedBoth(committers: readonly (readonly Address[])[]): readonly Address[] {
  const seen = new Map<Address, number>();
  for (const block of committers) for (const address of new Set(block)) seen.set(address, (seen.get(address) ?? 0) + 1);
  return [...seen].flatMap(([address, blocks]) => (blocks > 1 ? [address] : [])).sort();
}
