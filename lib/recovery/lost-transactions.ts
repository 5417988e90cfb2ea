import type { Address, Hash } from '@/lib/consensus/types';
import { type Phrase, phrase } from '@/lib/incidents/phrase';
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

/** Taken so often and gone again: sending it without end would hide that something drops it. */
const MOST_TAKEN = 5;
/** Server ms until it is sent again: doubled each time up to the longest. */
const AGAIN_MS = { first: 2_000, longest: 30_000 } as const;

/** Where every saved transaction is now: one line for each, whatever nodes say. Nothing is taken as lost that nobody could be asked about. */
export function lostTransactions(
  saved: readonly SavedTransaction[],
  seen: Whereabouts,
  { intended, known }: Sendings,
  now: number,
): readonly GivenBack[] {
  const before = new Map(known.map((one) => [one.hash, one]));
  return saved.map((transaction) => {
    const { hash, sender, nonce, blocks } = transaction;
    const told = before.get(hash);
    const place = { block: null, ...whereIs(transaction, seen, intended.has(hash), told ?? null) };
    const isSame = told !== undefined && told.fate === place.fate && JSON.stringify(told.detail) === JSON.stringify(place.detail);
    const was = blocks.map(({ height, hash: name }) => ({ height, hash: name }));
    return { hash, sender, nonce, ...place, was, sent: told?.sent ?? null, at: isSame ? told.at : now };
  });
}

/** Those that may be sent: no node has them, their bytes are there, no node refused them, and they are not dropped again and again. */
export function mayBeSent({ fate, detail }: GivenBack, { raw }: SavedTransaction): boolean {
  return fate === 'missing' && raw !== null && detail?.key !== GONE;
}

/** Enough time has passed since it was sent last: a pool that was not ready then may be now. */
export function isTimeToSend({ sent }: GivenBack, now: number): boolean {
  return sent === null || now - sent.at >= Math.min(AGAIN_MS.longest, AGAIN_MS.first * 2 ** (sent.times - 1));
}

const DROPPED = 'given-back.dropped';
const GONE = 'given-back.gone';
/** Why it was not sent or not taken, told until a look or a sending says otherwise. */
const REASONS_KEPT: readonly string[] = ['not-ready', 'unsure', 'held', 'held-after', 'nobody'].map((reason) => `given-back.${reason}`);

type Place = Pick<GivenBack, 'fate' | 'detail'> & { readonly block?: BlockId };

function whereIs(transaction: SavedTransaction, seen: Whereabouts, isOurs: boolean, before: GivenBack | null): Place {
  const { hash, sender, nonce, raw } = transaction;
  const sightings = seen.sightings.get(hash) ?? [];
  const blocks = [...new Map(sightings.flatMap((one) => (one.where === 'block' ? [[one.block.hash, one.block] as const] : []))).values()];
  const [block] = blocks;
  if (block !== undefined) {
    const held = new Set(seen.holds.get(block.height) ?? []);
    const isAgreed = blocks.length === 1 && held.size === 1 && held.has(block.hash);
    if (!isAgreed) return { fate: 'unknown', detail: phrase('given-back.split', { height: block.height }) };
    return { fate: isOurs ? 'resent' : 'in-kept-chain', detail: inBlock(transaction, block, seen.receipts.get(hash)), block };
  }
  const pools = sightings.flatMap(({ node, where }) => (where === 'pool' ? [node] : []));
  if (pools.length > 0)
    return { fate: isOurs ? 'resent' : 'back-in-pool', detail: phrase('given-back.pool', { nodes: { list: pools.sort() } }) };
  if (sightings.length === 0) return { fate: 'unknown', detail: phrase('given-back.silent') };
  if (transaction.isPrivate) return { fate: 'private', detail: phrase('given-back.private') };
  if (sender === null || nonce === null) return { fate: 'unknown', detail: phrase('given-back.no-sender') };
  const nonces = seen.nonces.get(sender) ?? [];
  if (nonces.length === 0) return { fate: 'unknown', detail: phrase('given-back.no-nonce', { sender }) };
  if (Math.min(...nonces) > nonce) {
    const by = seen.replacedBy.get(`${sender} ${nonce}`);
    const detail = by === undefined ? phrase('given-back.nonce-used', { nonce }) : phrase('given-back.replaced', { hash: by, nonce });
    return { fate: 'nonce-used', detail };
  }
  if (Math.max(...nonces) > nonce) return { fate: 'unknown', detail: phrase('given-back.nonces-differ', { sender }) };
  if (before?.fate === 'refused') return { fate: 'refused', detail: before.detail };
  return { fate: 'missing', detail: raw === null ? phrase('given-back.no-bytes') : whyMissing(before) };
}

/** Taken once and gone since (a pool that ended with its process, say): its nonce is free, so it is sent again, but not without end. */
function whyMissing(before: GivenBack | null): Phrase | null {
  if (before === null) return null;
  const taken = before.sent?.taken ?? 0;
  if (taken >= MOST_TAKEN) return phrase('given-back.gone', { times: taken });
  if (before.fate === 'resent' || before.detail?.key === DROPPED) return phrase('given-back.dropped');
  return before.detail !== null && REASONS_KEPT.includes(before.detail.key) ? before.detail : null;
}

/** Where it is now, and what is other than it was. */
function inBlock({ blocks }: SavedTransaction, { height, hash }: BlockId, now: ReceiptFacts | undefined): Phrase {
  if (blocks.some((block) => block.hash === hash)) return phrase('given-back.in-block', { height, hash });
  const was = { list: blocks.map((block) => `${block.height} ${block.hash}`) };
  const changes = blocks.flatMap(({ receipt }) => (receipt === null || now === undefined ? [] : changed(receipt, now)));
  const different = [...new Map(changes.map((params) => [JSON.stringify(params), params])).values()];
  return different.reduce(
    (place, params) => phrase('given-back.changed', { place: { phrase: place }, ...params }),
    phrase('given-back.moved', { height, hash, was }),
  );
}

const changed = (was: ReceiptFacts, now: ReceiptFacts) =>
  (['status', 'gasUsed', 'contract'] as const)
    .filter((name) => was[name] !== now[name])
    .map((name) => ({ field: name, was: was[name] ?? 'none', is: now[name] ?? 'none' }));
