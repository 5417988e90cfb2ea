import type { PoolContents } from '@/lib/drill/pool/pool-contents';
import type { Disk, DrillTransaction } from '@/lib/drill/types';

export type Journal = {
  readonly append: (transaction: DrillTransaction) => void;
  /** Writes the file anew with what local senders have in the pool: what was included or dropped is gone from it. */
  readonly rotate: () => void;
  /** Rotates when the hour is over. */
  readonly rotateIfDue: () => void;
};

/** Source: quorum core/tx_pool.go DefaultTxPoolConfig.Rejournal. */
const ROTATE_EVERY_MS = 3_600_000;

/** transactions.rlp of a node, where its local senders' transactions outlive the process. Source: quorum core/tx_journal.go, core/tx_pool.go loop. */
export function keepJournal(disk: Pick<Disk, 'journal'>, contents: PoolContents, clock: () => number): Journal {
  let written: DrillTransaction[] = [...disk.journal];
  let rotatedAt = clock();
  const rotate = (): void => {
    const { locals, pending, queue } = contents;
    written = [...locals].flatMap((address) => [...(pending.get(address)?.flat() ?? []), ...(queue.get(address)?.flat() ?? [])]);
    disk.journal = written;
    rotatedAt = clock();
  };
  return {
    append: (transaction) => {
      written.push(transaction);
      disk.journal = written;
    },
    rotate,
    rotateIfDue: () => {
      if (clock() - rotatedAt >= ROTATE_EVERY_MS) rotate();
    },
  };
}
