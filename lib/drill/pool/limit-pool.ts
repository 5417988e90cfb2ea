import type { Address } from '@/lib/consensus/types';
import type { PoolContents } from '@/lib/drill/pool/pool-contents';
import type { DrillTransaction } from '@/lib/drill/types';

/** Source: quorum core/tx_pool.go DefaultTxPoolConfig. */
const ACCOUNT_SLOTS = 16;
const GLOBAL_SLOTS = 4096;
const GLOBAL_QUEUE = 1024;
/** How many queued transactions an account may have that is not local. */
export const ACCOUNT_QUEUE = 64;
const SLOT_BYTES = 32 * 1024;

const slotsOf = ({ raw }: DrillTransaction): number => Math.ceil((raw.length / 2 - 1) / SLOT_BYTES);

/**
 * Makes room for one more in a full pool: the cheapest of strangers, highest nonces first, go. false = there is none, and the newcomer is a
 * stranger too: "txpool is full". Source: quorum core/tx_pool.go add, core/tx_list.go Discard.
 */
export function makeRoom(contents: PoolContents, newcomer: DrillTransaction, isLocal: boolean): boolean {
  const most = GLOBAL_SLOTS + GLOBAL_QUEUE;
  if (contents.count() + slotsOf(newcomer) <= most) return true;
  let slots = slotsOf(newcomer) - most;
  for (const { transaction } of contents.all()) slots += slotsOf(transaction);
  const strangers = [...contents.all()].filter((known) => !known.isLocal).map(({ transaction }) => transaction);
  strangers.sort((one, other) => Number(one.gasPrice - other.gasPrice) || other.nonce - one.nonce);
  const drops: DrillTransaction[] = [];
  for (const stranger of strangers) {
    if (slots <= 0) break;
    drops.push(stranger);
    slots -= slotsOf(stranger);
  }
  if (slots > 0 && !isLocal) return false;
  for (const { hash } of drops) contents.remove(hash);
  return true;
}

/** Pending beyond the limit: the greatest senders that are not local lose their last ones, evenly. Source: quorum core/tx_pool.go truncatePending. */
export function truncatePending({ pending, locals, forget, lowerNextNonce }: PoolContents): void {
  let count = 0;
  for (const list of pending.values()) count += list.size();
  while (count > GLOBAL_SLOTS) {
    const spammers = [...pending].filter(([address, list]) => !locals.has(address) && list.size() > ACCOUNT_SLOTS);
    const longest = Math.max(...spammers.map(([, list]) => list.size()));
    const offenders = spammers.filter(([, list]) => list.size() === longest);
    if (offenders.length === 0) return;
    for (const [address, list] of offenders) {
      if (count <= GLOBAL_SLOTS) return;
      const caps = list.cap(list.size() - 1);
      forget(caps);
      for (const { nonce } of caps) lowerNextNonce(address, nonce);
      count -= 1;
    }
  }
}

/** Queued beyond the limit: what moved last goes first. Source: quorum core/tx_pool.go truncateQueue. */
export function truncateQueue({ queue, locals, beats, remove }: PoolContents): void {
  let count = 0;
  for (const list of queue.values()) count += list.size();
  if (count <= GLOBAL_QUEUE) return;
  const beatOf = (address: Address): number => beats.get(address) ?? 0;
  const strangers = [...queue].filter(([address]) => !locals.has(address)).sort(([one], [other]) => beatOf(other) - beatOf(one));
  for (const [, list] of strangers) {
    for (const { hash } of [...list.flat()].reverse()) {
      if (count <= GLOBAL_QUEUE) return;
      remove(hash);
      count -= 1;
    }
  }
}
