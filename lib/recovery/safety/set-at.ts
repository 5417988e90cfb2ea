import type { Address } from '@/lib/consensus/types';
import type { Plan } from '../plan-types';
import type { BlockId } from '../survey-types';

/** The set after a block, as the nodes told it that stood there; null = nobody did: below the ancestor another may have been in force. */
export function setAt({ basis, ancestor }: Plan, block: BlockId): readonly Address[] | null {
  const there = Object.keys(basis.heads).filter((name) => basis.heads[name]?.hash === block.hash);
  const own = there.flatMap((name) => (basis.sets?.[name] ? [basis.sets[name]] : []))[0];
  if (own || there.length > 0) return own ?? basis.validators;
  return ancestor !== null && block.height < ancestor.height ? null : basis.validators;
}
