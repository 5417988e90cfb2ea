import type { Address } from '@/lib/consensus/types';

/** A kept height; `validators` left out = who might seal it was forgotten, of which `validatorCount` may be left. */
type Kept = {
  readonly height: number;
  readonly author: Address | null;
  readonly committers: readonly Address[];
  readonly validators?: readonly Address[];
  readonly validatorCount?: number | null;
};

type Above = { readonly height: number; readonly set: readonly Address[]; readonly members: ReadonlySet<Address> };

/**
 * The set of each row (ascending), null = not known. A forgotten set is that of the height above while the count stays the same and nobody
 * else proposed or sealed: a block changes the set by at most one validator. Good enough to count by, never to check a header with; not
 * under a contract, which may exchange validators at one stroke.
 */
export function carrySets(rows: readonly Kept[], contractMode: boolean): readonly (readonly Address[] | null)[] {
  const sets: (readonly Address[] | null)[] = Array.from({ length: rows.length }, () => null);
  let above = null as Above | null;
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index] as Kept;
    if (row.validators) {
      const members = above?.set === row.validators ? above.members : new Set(row.validators);
      above = { height: row.height, set: row.validators, members };
    } else if (above && !contractMode && follows(row, above)) above = { ...above, height: row.height };
    else above = null;
    sets[index] = above?.set ?? null;
  }
  return sets;
}

function follows(row: Kept, above: Above): boolean {
  if (row.height !== above.height - 1 || row.validatorCount !== above.set.length) return false;
  return (row.author === null || above.members.has(row.author)) && row.committers.every((one) => above.members.has(one));
}
