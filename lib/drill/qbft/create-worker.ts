import type { SealTask } from '@/lib/drill/qbft/create-sealer';
import { orderTransactions } from '@/lib/drill/qbft/order-transactions';
import { toCandidate, type Work } from '@/lib/drill/qbft/prepare-work';
import type { BlockWorkshop, DrillTransaction, Simulation, Timer, TxPool } from '@/lib/drill/types';

/** Builds what the node would propose. */
export type Worker = {
  /** Started, or a new head: an empty block at once, one with the pending transactions when they are executed. */
  readonly newWork: () => void;
  readonly newTransactions: (count: number) => void;
};

type Options = {
  readonly sim: Simulation;
  readonly clock: () => number;
  readonly pool: TxPool;
  readonly workshop: BlockWorkshop;
  readonly isRunning: () => boolean;
  readonly prepare: () => Work | null;
  readonly seal: (task: SealTask) => void;
};

/** How often a node looks whether new transactions came since it last built (--miner.recommit). */
const RECOMMIT_MS = 3000;
/** Execution of pending transactions: logs of real nodes show 1 to 30 ms. A block that is due is empty for this reason. */
const FILL_MS = 2;

/** Source: quorum miner/worker.go newWorkLoop, mainLoop, commitNewWork. */
export function createWorker({ sim, clock, pool, workshop, isRunning, prepare, seal }: Options): Worker {
  let recommit: Timer | null = null;
  let filling: Timer | null = null;
  let newTransactions = 0;

  const submit = (work: Work, transactions: readonly DrillTransaction[]): void => {
    const { parent, timestamp, vote, validators } = work.plan;
    const key = [parent.hash, timestamp, vote?.recipient, vote?.add, ...validators, ...transactions.map(({ hash }) => hash)].join(' ');
    seal({ key, candidate: toCandidate(workshop, work, transactions), timestamp, maySeal: work.maySeal });
  };

  const build = (isFirst: boolean): void => {
    const work = isRunning() ? prepare() : null;
    if (work === null) return;
    const transactions = orderTransactions(pool.pending());
    // The empty block of a height not yet due never gets to be proposed when a full one follows: it is not built then.
    const isDue = work.plan.timestamp * 1000 - clock() <= FILL_MS;
    if (isFirst && (transactions.length === 0 || isDue)) submit(work, []);
    if (transactions.length === 0) return;
    filling = sim.after(FILL_MS, () => {
      if (isRunning()) submit(work, transactions);
    });
  };

  const commit = (isFirst: boolean): void => {
    // A new head throws away what is being executed.
    filling?.cancel();
    recommit?.cancel();
    recommit = sim.after(RECOMMIT_MS, look);
    newTransactions = 0;
    sim.after(0, () => build(isFirst));
  };

  const look = (): void => {
    if (!isRunning()) return;
    if (newTransactions > 0) commit(false);
    else recommit = sim.after(RECOMMIT_MS, look);
  };

  return {
    newWork: () => commit(true),
    newTransactions: (count) => {
      newTransactions += count;
    },
  };
}
