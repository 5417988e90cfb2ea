import TinyQueue from 'tinyqueue';
import type { Hash } from '@/lib/consensus/types';
import type { Disk } from '@/lib/drill/types';

/** Blocks whose states a process keeps in memory. Source: quorum core/blockchain.go TriesInMemory. */
export const STATES_IN_MEMORY = 128;

/** Which states a process can open: those on its disk, and those of the last 128 blocks it executed itself. */
export type StateBook = {
  readonly has: (root: Hash) => boolean;
  /** The block at `height` was executed: its state is kept, those 128 below are let go. */
  readonly keep: (root: Hash, height: number) => void;
  /** Writes a state to disk; one that is not in memory can't be written, and nothing is said of it. */
  readonly write: (root: Hash) => void;
};

type Kept = { readonly root: Hash; readonly height: number };

/** Source: quorum core/blockchain.go writeBlockWithState (triegc), trie/database.go Reference, Commit. */
export function openStateBook(disk: Disk): StateBook {
  // Blocks without transactions share a root: it stays as long as one of them keeps it.
  const keepers = new Map<Hash, number>();
  const byHeight = new TinyQueue<Kept>([], (one, other) => one.height - other.height);

  const letGo = (root: Hash): void => {
    const left = (keepers.get(root) ?? 0) - 1;
    if (left > 0) keepers.set(root, left);
    else keepers.delete(root);
  };

  return {
    has: (root) => keepers.has(root) || disk.stateRoots.has(root),
    keep: (root, height) => {
      if (disk.archive) {
        disk.stateRoots.add(root);
        return;
      }
      keepers.set(root, (keepers.get(root) ?? 0) + 1);
      byHeight.push({ root, height });
      const oldest = height - STATES_IN_MEMORY;
      if (oldest <= 0) return;
      for (let first = byHeight.peek(); first !== undefined && first.height <= oldest; first = byHeight.peek()) {
        byHeight.pop();
        letGo(first.root);
      }
    },
    write: (root) => {
      if (keepers.has(root)) disk.stateRoots.add(root);
    },
  };
}
