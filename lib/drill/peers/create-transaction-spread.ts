import type { Hash } from '@/lib/consensus/types';
import type { Peer, Request, Send } from '@/lib/drill/peers/types';
import type { DrillTransaction, Simulation, TxPool } from '@/lib/drill/types';

type Options = {
  readonly sim: Simulation;
  readonly pool: Pick<TxPool, 'add' | 'get' | 'pending'>;
  readonly send: Send;
  readonly request: Request;
  readonly registered: () => readonly Peer[];
  /** False until the node mines or has imported a block: what peers send is ignored (quorum eth/handler.go acceptTxs). */
  readonly accepts: () => boolean;
};

export type TransactionSpread = {
  readonly broadcast: (transactions: readonly DrillTransaction[]) => void;
  /** What is pending here, as hashes, to a new peer. */
  readonly greet: (peer: Peer) => void;
  readonly receive: (from: Peer, transactions: readonly DrillTransaction[]) => void;
  readonly receiveHashes: (from: Peer, hashes: readonly Hash[]) => void;
};

/** quorum eth/fetcher/tx_fetcher.go txArriveTimeout. */
const ARRIVE_MS = 500;

/** Pools talk to each other: whole transactions to every peer that lacks them (quorum eth/handler.go BroadcastTransactions), hashes at first contact. */
export function createTransactionSpread({ sim, pool, send, request, registered, accepts }: Options): TransactionSpread {
  const receive = (from: Peer, transactions: readonly DrillTransaction[]): void => {
    if (!accepts()) return;
    for (const transaction of transactions) {
      from.knownTransactions.add(transaction.hash);
      if (pool.get(transaction.hash) === null) pool.add(transaction, false);
    }
  };
  return {
    broadcast: (transactions) => {
      for (const peer of registered()) {
        const news = transactions.filter(({ hash }) => !peer.knownTransactions.has(hash));
        if (news.length === 0) continue;
        for (const { hash } of news) peer.knownTransactions.add(hash);
        send(peer, (end, as) => end.inbox.transactions(as, news));
      }
    },
    greet: (peer) => {
      const hashes = [...pool.pending().values()].flatMap((list) => list.map(({ hash }) => hash));
      if (hashes.length === 0) return;
      for (const hash of hashes) peer.knownTransactions.add(hash);
      send(peer, (end, as) => end.inbox.transactionHashes(as, hashes));
    },
    receive,
    receiveHashes: (from, hashes) => {
      if (!accepts()) return;
      for (const hash of hashes) from.knownTransactions.add(hash);
      if (hashes.every((hash) => pool.get(hash) !== null)) return;
      sim.after(ARRIVE_MS, () => {
        const missing = hashes.filter((hash) => pool.get(hash) === null);
        if (missing.length === 0 || from.gone) return;
        const serve = (end: Peer['end']) => missing.flatMap((hash) => end.pool.get(hash) ?? []);
        request(from, serve, (found) => receive(from, found));
      });
    },
  };
}
