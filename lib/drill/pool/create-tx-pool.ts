import type { Address } from '@/lib/consensus/types';
import { clientLimits } from '@/lib/drill/block/client-limits';
import type { AccountList } from '@/lib/drill/pool/account-list';
import { findReinjected } from '@/lib/drill/pool/find-reinjected';
import { judgeTransaction } from '@/lib/drill/pool/judge-transaction';
import { keepJournal } from '@/lib/drill/pool/keep-journal';
import { ACCOUNT_QUEUE, makeRoom, truncatePending, truncateQueue } from '@/lib/drill/pool/limit-pool';
import { createContents, type PoolContents } from '@/lib/drill/pool/pool-contents';
import type { BlockWorkshop, Chain, Disk, DrillBlock, DrillTransaction, TxPool } from '@/lib/drill/types';

type Parts = {
  readonly workshop: Pick<BlockWorkshop, 'genesis'>;
  readonly chain: Pick<Chain, 'head' | 'get' | 'stateAt'>;
  /** Its journal is read now and written from now on. */
  readonly disk: Pick<Disk, 'journal'>;
  /** The node's clock, ms, for what is done hourly; without one nothing is. */
  readonly clock?: () => number;
};

const LIFETIME_MS = 3 * 3_600_000;
const UNKNOWN = { nonce: 0, balance: 0n };

/**
 * A node's transaction pool from the start of its process on, with what its journal gives back. Hourly and three-hourly work is done at the
 * next call instead of by a timer. Iteration: local senders first, then by the arrival of an account's first transaction, as a worker takes them.
 * Source: quorum core/tx_pool.go, core/tx_list.go, core/tx_journal.go.
 */
export function createTxPool({ workshop: { genesis }, chain, disk, clock = () => 0 }: Parts): TxPool {
  let head: DrillBlock = chain.head().block;
  let maxGas = head.header.gasLimit;
  const contents = createContents({ state: chain.stateAt(head.hash) ?? genesis.state, clock });
  const { pending, queue, locals } = contents;
  const given = disk.journal;
  const journal = keepJournal(disk, contents, clock);
  const listeners: ((transactions: readonly DrillTransaction[]) => void)[] = [];
  let isJournaling = false;

  /** Takes one into the pool without promoting it; `replaced` = it took a pending one's place. Source: TxPool.add. */
  const take = (transaction: DrillTransaction, local: boolean): { readonly why: string | null; readonly replaced: boolean } => {
    const { from, hash, nonce } = transaction;
    const refuse = (why: string) => ({ why, replaced: false });
    if (contents.known(hash) !== null) return refuse('already known');
    const isLocal = local || locals.has(from);
    const sender = contents.state().accounts.get(from) ?? UNKNOWN;
    const limits = clientLimits(genesis.configJson, chain.head().block.header.height);
    const why = judgeTransaction(transaction, { ...limits, sender, maxGas, isLocal });
    if (why !== null) return refuse(why);
    if (!makeRoom(contents, transaction, isLocal)) return refuse('txpool is full');
    const list = pending.get(from);
    const isPending = list !== undefined && list.get(nonce) !== null;
    if (isPending) {
      const { inserted, old } = list.add(transaction);
      if (!inserted) return refuse('replacement transaction underpriced');
      if (old !== null) contents.forget([old]);
    } else if (!contents.enqueue(transaction)) return refuse('replacement transaction underpriced');
    contents.remember(transaction, isLocal);
    if (local && !isPending) locals.add(from);
    if (isJournaling && locals.has(from)) journal.append(transaction);
    return { why: null, replaced: isPending };
  };

  /** Moves what is ready out of the queue. Source: TxPool.promoteExecutables. */
  const promote = (addresses: readonly Address[]): DrillTransaction[] => {
    const promoted: DrillTransaction[] = [];
    const { isGasPriceEnabled } = clientLimits(genesis.configJson, chain.head().block.header.height);
    for (const address of addresses) {
      const list = queue.get(address);
      if (list === undefined) continue;
      const account = contents.state().accounts.get(address) ?? UNKNOWN;
      contents.forget(list.forward(account.nonce));
      if (isGasPriceEnabled) contents.forget(list.filter(account.balance, maxGas).drops);
      for (const transaction of list.ready(contents.nextNonce(address))) if (contents.promote(transaction)) promoted.push(transaction);
      if (!locals.has(address)) contents.forget(list.cap(ACCOUNT_QUEUE));
      if (list.size() === 0) {
        queue.delete(address);
        contents.beats.delete(address);
      }
    }
    return promoted;
  };

  /** Drops what the new state has overtaken. Source: TxPool.demoteUnexecutables. */
  const demote = (): void => {
    for (const [address, list] of pending) {
      const { nonce, balance } = contents.state().accounts.get(address) ?? UNKNOWN;
      contents.forget(list.forward(nonce));
      const { drops, invalids } = list.filter(balance, maxGas);
      contents.forget(drops);
      for (const invalid of invalids) contents.enqueue(invalid);
      if (list.size() > 0 && list.get(nonce) === null) for (const gapped of list.cap(0)) contents.enqueue(gapped);
      if (list.size() === 0) pending.delete(address);
    }
  };

  /** Source: TxPool.runReorg. */
  const settle = (): void => {
    truncatePending(contents);
    truncateQueue(contents);
    for (const [address, list] of pending) contents.setNextNonce(address, (list.flat().at(-1)?.nonce ?? 0) + 1);
  };
  const tell = (transactions: readonly DrillTransaction[]): void => {
    if (transactions.length > 0) for (const listener of listeners) listener(transactions);
  };
  const add = (transaction: DrillTransaction, local: boolean): string | null => {
    const { why, replaced } = take(transaction, local);
    if (why !== null) return why;
    const promoted = promote([transaction.from]);
    settle();
    tell(replaced ? [transaction, ...promoted] : promoted);
    return null;
  };

  for (const transaction of given) add(transaction, true);
  isJournaling = true;
  journal.rotate();

  return {
    add: (transaction, local) => {
      tidy(contents, journal.rotateIfDue, clock());
      const message = add(transaction, local);
      return message === null ? { ok: true } : { ok: false, message };
    },
    get: (hash) => contents.known(hash)?.transaction ?? null,
    pending: () => inBlockOrder(contents, pending),
    queued: () => inBlockOrder(contents, queue),
    nextNonce: contents.nextNonce,
    reset: ({ head: { block: next } }) => {
      tidy(contents, journal.rotateIfDue, clock());
      const reinjected = findReinjected(chain, head, next);
      head = next;
      const state = reinjected === null ? null : chain.stateAt(next.hash);
      if (state !== null) {
        contents.startFrom(state);
        maxGas = next.header.gasLimit;
        for (const transaction of reinjected ?? []) take(transaction, false);
      }
      if (contents.count() === 0) return;
      const promoted = promote([...queue.keys()]);
      demote();
      settle();
      tell(promoted);
    },
    onPending: (listener) => {
      listeners.push(listener);
    },
  };
}

/** What the client does by tickers: the journal hourly; what strangers queued is forgotten three hours after its account last moved. */
function tidy(contents: PoolContents, rotateIfDue: () => void, now: number): void {
  rotateIfDue();
  for (const [address, list] of contents.queue) {
    if (contents.locals.has(address) || now - (contents.beats.get(address) ?? now) <= LIFETIME_MS) continue;
    for (const { hash } of list.flat()) contents.remove(hash);
  }
}

function inBlockOrder(
  { locals, known }: PoolContents,
  lists: ReadonlyMap<Address, AccountList>,
): Map<Address, readonly DrillTransaction[]> {
  if (lists.size === 0) return new Map();
  const orderOf = (list: readonly DrillTransaction[]): number => (list[0] === undefined ? 0 : (known(list[0].hash)?.order ?? 0));
  const accounts = [...lists].map(([address, list]) => [address, list.flat()] as const);
  accounts.sort(([a, one], [b, other]) => Number(locals.has(b)) - Number(locals.has(a)) || orderOf(one) - orderOf(other));
  return new Map(accounts);
}
