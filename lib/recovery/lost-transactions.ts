import type { Address, Hash } from '@/lib/consensus/types';
import type { GivenBack } from './run-types';
import type { ReceiptFacts, SavedTransaction } from './saved-transactions';
import type { BlockId } from './survey-types';

/** What one node answered about one transaction; a node that did not answer is not in the list. */
export type Sighting =
  | { readonly node: string; readonly where: 'nowhere' | 'pool' }
  | { readonly node: string; readonly where: 'block'; readonly block: BlockId };

/** What all nodes say now. Absent = not asked or not answered. */
export type Whereabouts = {
  readonly sightings: ReadonlyMap<Hash, readonly Sighting[]>;
  /** The account's next nonce in the newest state, by node. */
  readonly nonces: ReadonlyMap<Address, readonly number[]>;
  /** Hashes that nodes hold at a height; one that has no block there yet is left out. */
  readonly holds: ReadonlyMap<number, readonly Hash[]>;
  /** The receipt it has now, where it is in a block that all hold. */
  readonly receipts: ReadonlyMap<Hash, ReceiptFacts>;
  /** By sender and nonce ("0x… 5"): the transaction of the kept chain that has them. */
  readonly replacedBy: ReadonlyMap<string, Hash>;
};

/** What the product itself did: sendings that were intended, and outcomes that were kept. */
export type Sendings = { readonly intended: ReadonlySet<Hash>; readonly known: readonly GivenBack[] };

/** Where every saved transaction is now: one line for each, whatever nodes say. Nothing is taken as lost that nobody could be asked about. */
export function lostTransactions(
  saved: readonly SavedTransaction[],
  seen: Whereabouts,
  { intended, known }: Sendings,
  now: number,
): readonly GivenBack[] {
  const before = new Map(known.map((one) => [one.hash, one]));
  return saved.map((transaction) => {
    const { hash, sender, nonce } = transaction;
    const { fate, detail } = whereIs(transaction, seen, intended.has(hash), before.get(hash) ?? null);
    const told = before.get(hash);
    const at = told !== undefined && told.fate === fate && told.detail === detail ? told.at : now;
    return { hash, fate, sender, nonce, detail, at };
  });
}

/** Those that may be sent: their bytes are there, no node has them, and it was not tried before with an answer. */
export function mayBeSent(one: GivenBack, transaction: SavedTransaction): boolean {
  return one.fate === 'missing' && one.detail === null && transaction.raw !== null;
}

const GONE_AGAIN = 'it was sent again, and no node has it now';

type Place = Pick<GivenBack, 'fate' | 'detail'>;

function whereIs(transaction: SavedTransaction, seen: Whereabouts, isOurs: boolean, before: GivenBack | null): Place {
  const { hash, sender, nonce, raw } = transaction;
  const sightings = seen.sightings.get(hash) ?? [];
  const blocks = [...new Map(sightings.flatMap((one) => (one.where === 'block' ? [[one.block.hash, one.block] as const] : []))).values()];
  const [block] = blocks;
  if (block !== undefined) {
    const held = new Set(seen.holds.get(block.height) ?? []);
    const isAgreed = blocks.length === 1 && held.size === 1 && held.has(block.hash);
    if (!isAgreed) return { fate: 'unknown', detail: `nodes hold different blocks at ${block.height}` };
    return { fate: isOurs ? 'resent' : 'in-kept-chain', detail: inBlock(transaction, block, seen.receipts.get(hash)) };
  }
  const pools = sightings.flatMap(({ node, where }) => (where === 'pool' ? [node] : []));
  if (pools.length > 0) return { fate: isOurs ? 'resent' : 'back-in-pool', detail: `waits in the pool of ${pools.sort().join(', ')}` };
  if (sightings.length === 0) return { fate: 'unknown', detail: 'no node answered about it' };
  if (transaction.isPrivate)
    return { fate: 'private', detail: 'its payload is with the private transaction managers: only its sender can send it again' };
  if (sender === null || nonce === null) return { fate: 'unknown', detail: 'its sender or nonce could not be read' };
  const nonces = seen.nonces.get(sender) ?? [];
  if (nonces.length === 0) return { fate: 'unknown', detail: `no node tells the next nonce of ${sender}` };
  if (Math.min(...nonces) > nonce) {
    const by = seen.replacedBy.get(`${sender} ${nonce}`);
    return { fate: 'nonce-used', detail: by === undefined ? `nonce ${nonce} of its sender is used` : `replaced by ${by}` };
  }
  if (Math.max(...nonces) > nonce) return { fate: 'unknown', detail: `nodes tell different next nonces of ${sender}` };
  if (before?.fate === 'refused') return { fate: 'refused', detail: before.detail };
  // Taken once and gone since: sending it without end would hide that something drops it.
  if (before?.fate === 'resent' || before?.detail === GONE_AGAIN) return { fate: 'missing', detail: GONE_AGAIN };
  return { fate: 'missing', detail: raw === null ? 'its bytes were not saved' : null };
}

/** Where it is now, and what is other than it was. */
function inBlock({ blocks }: SavedTransaction, block: BlockId, now: ReceiptFacts | undefined): string {
  const here = `in block ${block.height} ${block.hash}`;
  if (blocks.some(({ hash }) => hash === block.hash)) return here;
  const was = blocks.map(({ height, hash }) => `${height} ${hash}`).join(', ');
  const changes = blocks.flatMap(({ receipt }) => (receipt === null || now === undefined ? [] : changed(receipt, now)));
  return [`${here}, was in ${was}`, ...new Set(changes)].join('; ');
}

const changed = (was: ReceiptFacts, now: ReceiptFacts): readonly string[] =>
  (['status', 'gasUsed', 'contract'] as const)
    .filter((name) => was[name] !== now[name])
    .map((name) => `${name} was ${was[name] ?? 'none'}, is ${now[name] ?? 'none'}`);
