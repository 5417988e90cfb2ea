import { orderValidators } from '@/lib/consensus/expected-proposer';
import type { Address } from '@/lib/consensus/types';

const known = new WeakMap<readonly Address[], boolean>();

/** Whether these validators stand in another order by their checksummed text than by their bytes. Sets are shared objects: asked once a set. */
export function turnsDiffer(validators: readonly Address[]): boolean {
  const found = known.get(validators);
  if (found !== undefined) return found;
  const differ = orderValidators(validators, 'bytes').join() !== orderValidators(validators, 'text').join();
  known.set(validators, differ);
  return differ;
}
