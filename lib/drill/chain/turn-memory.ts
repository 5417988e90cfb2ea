import type { TurnOrder } from '@/lib/consensus/family-rules';
import type { Hash } from '@/lib/consensus/types';
import type { Disk, DrillBlock } from '@/lib/drill/types';

/** Heights at which a validator set is written to the database, and sets kept in memory. Source: quorum consensus/istanbul/backend/engine.go. */
const CHECKPOINT_INTERVAL = 1024;
const IN_MEMORY = 128;

/** In which order the validators after `block` take their turns for this process; null = an ancestor is missing. Like the client's, asking stores. */
export type TurnMemory = (block: DrillBlock, blockOf: (hash: Hash) => DrillBlock | null) => TurnOrder | null;

/**
 * What one process remembers of its validator sets. A set made from the genesis header is sorted by bytes, one read back from the database
 * by text, and each later set as the one it was made from: the first process on empty files goes by bytes, those after it by text.
 * Source: quorum consensus/istanbul/backend/engine.go snapshot, snapshot.go UnmarshalJSON, backend.go startQBFT; seen on v24.4.1.
 */
export function createTurnMemory({ storedSnapshots }: Pick<Disk, 'storedSnapshots'>): TurnMemory {
  const recent = createRecents();
  const known = ({ hash, header: { height } }: DrillBlock): TurnOrder | null => {
    const remembered = recent.get(hash);
    if (remembered !== undefined) return remembered;
    if (height % CHECKPOINT_INTERVAL === 0 && storedSnapshots.has(hash)) return 'text';
    if (height > 0) return null;
    storedSnapshots.add(hash);
    return 'bytes';
  };
  return (block, blockOf) => {
    let at = block;
    let order = known(at);
    while (order === null) {
      const parent = blockOf(at.header.parentHash);
      if (parent === null) return null;
      at = parent;
      order = known(at);
    }
    recent.add(block.hash, order);
    if (at !== block && block.header.height % CHECKPOINT_INTERVAL === 0) storedSnapshots.add(block.hash);
    return order;
  };
}

/**
 * The last sets asked for; those asked for again outlive those asked for once. Whoever reads old heights from the
 * head down pushes none of them out; from below up he does, for each is asked for again as the parent of the next.
 * Source: hashicorp/golang-lru ARCCache Get, Add, replace, without its adaptation to what was forgotten.
 */
function createRecents() {
  const once = new Map<Hash, TurnOrder>();
  const again = new Map<Hash, TurnOrder>();
  const promote = (hash: Hash, order: TurnOrder): void => {
    once.delete(hash);
    again.delete(hash);
    again.set(hash, order);
  };
  return {
    get: (hash: Hash): TurnOrder | undefined => {
      const order = once.get(hash) ?? again.get(hash);
      if (order !== undefined) promote(hash, order);
      return order;
    },
    add: (hash: Hash, order: TurnOrder): void => {
      if (once.has(hash) || again.has(hash)) {
        promote(hash, order);
        return;
      }
      const fullest = once.size > 0 ? once : again;
      const oldest = once.size + again.size < IN_MEMORY ? undefined : fullest.keys().next().value;
      if (oldest !== undefined) fullest.delete(oldest);
      once.set(hash, order);
    },
  };
}
