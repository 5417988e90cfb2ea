import { boundedCache } from '@/lib/consensus/bounded-cache';
import type { Address } from '@/lib/consensus/types';
import type { SealRecoverer } from './recover-seal';

/**
 * A recoverer that remembers its last `size` answers. Every node keeps a seal set of its own for one block, made of the same seals: 100 nodes of
 * 100 validators tell 6,700 seals a block, at most 100 of them different. What is recovered depends on digest and seal alone, so it stays true.
 * Equal addresses are one and the same string: a day of blocks names each validator tens of thousands of times.
 */
export function recoverOnce(recover: SealRecoverer, size = 4_096): SealRecoverer {
  const known = new Map<string, Address | null>();
  const addressOf = boundedCache<Address, Address>(size);
  return (digest, seal) => {
    // What is no digest or no seal costs nothing to refuse, and may be of any length.
    if (digest.length !== 32 || seal.length !== 65) return recover(digest, seal);
    const key = String.fromCharCode(...digest, ...seal);
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = recover(digest, seal);
    const signer = found && addressOf(found, () => found);
    known.set(key, signer);
    const oldest = known.size > size ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
    return signer;
  };
}
