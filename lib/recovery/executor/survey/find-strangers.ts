import type { Address } from '@/lib/consensus/types';
import type { NodeLook, Survey } from '../../survey-types';

type Stranger = Survey['strangers'][number];

/** Peers that no configured node proves to be, nor proved to be when it last answered (`remembered`). One whose key can't be read is one. */
export function findStrangers(looks: readonly NodeLook[], remembered: readonly Address[]): readonly Stranger[] {
  const own = new Set<Address>([...remembered, ...looks.flatMap(({ address }) => address ?? [])]);
  const found = new Map<string, { address: Address | null; enode: string | null; seenBy: string[] }>();
  for (const { node, peers } of looks) {
    for (const { address, enode } of peers ?? []) {
      if (address !== null && own.has(address)) continue;
      const key = address ?? enode ?? '';
      const known = found.get(key) ?? { address, enode, seenBy: [] };
      if (!known.seenBy.includes(node)) known.seenBy.push(node);
      found.set(key, known);
    }
  }
  return [...found.values()];
}
