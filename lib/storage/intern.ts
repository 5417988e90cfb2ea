import type { Kysely, Transaction } from 'kysely';
import type { Hash } from '@/lib/consensus/types';
import { toBytes, toHex } from './hex-bytes';
import { slices } from './slices';
import type { Tables } from './tables';

/** The network's small integer; null when it was never opened. */
export async function networkIdOf(db: Kysely<Tables>, network: string): Promise<number | null> {
  const row = await db.selectFrom('network').select('id').where('key', '=', network).executeTakeFirst();
  return row?.id ?? null;
}

/** The same within a transaction, where it must be there. @throws Error by its name when it was never opened */
export async function openedNetworkId(trx: Transaction<Tables>, network: string): Promise<number> {
  const id = await networkIdOf(trx, network);
  if (id === null) throw new Error(`network "${network}" was never opened`);
  return id;
}

export type NodeRow = { readonly id: number; readonly name: string; readonly topHeight: number | null };

/** Small integers of the named nodes; makes the missing ones. */
export async function internNodes(
  trx: Transaction<Tables>,
  networkId: number,
  names: ReadonlySet<string>,
): Promise<ReadonlyMap<string, NodeRow>> {
  const known = await readNodes(trx, networkId);
  const missing = [...names].filter((name) => !known.has(name));
  if (missing.length === 0) return known;
  for (const slice of slices(missing)) {
    const rows = slice.map((name) => ({ network_id: networkId, name, top_height: null }));
    await trx.insertInto('node').values(rows).execute();
  }
  return readNodes(trx, networkId);
}

async function readNodes(trx: Transaction<Tables>, networkId: number): Promise<ReadonlyMap<string, NodeRow>> {
  const rows = await trx.selectFrom('node').select(['id', 'name', 'top_height']).where('network_id', '=', networkId).execute();
  return new Map(rows.map(({ id, name, top_height }) => [name, { id, name, topHeight: top_height }]));
}

export type Claimed = { readonly id: number; readonly baseAt: number };

/** The key of a claimed hash in the map that internClaimed gives. */
export function claimedKey(height: number, hash: Hash): string {
  return `${height} ${hash}`;
}

export type ClaimWord = {
  readonly node: string;
  readonly height: number;
  readonly hash: Hash;
  readonly at: number;
  readonly lapse: boolean;
};

/** Small integers of (height, hash) by claimedKey; makes what is claimed and missing, its time base being the earliest claim's. */
export async function internClaimed(
  trx: Transaction<Tables>,
  networkId: number,
  words: readonly ClaimWord[],
): Promise<ReadonlyMap<string, Claimed>> {
  const wanted = new Map<string, ClaimWord>();
  for (const claim of words.filter(({ lapse }) => !lapse)) {
    const key = claimedKey(claim.height, claim.hash);
    if (claim.at < (wanted.get(key)?.at ?? Number.POSITIVE_INFINITY)) wanted.set(key, claim);
  }
  const found = new Map<string, Claimed>();
  if (wanted.size > 0) {
    await trx
      .insertInto('claimed')
      .values([...wanted.values()].map(({ height, hash, at }) => ({ network_id: networkId, height, hash: toBytes(hash), base_at: at })))
      .onConflict((conflict) => conflict.columns(['network_id', 'height', 'hash']).doNothing())
      .execute();
  }
  const rows = await trx
    .selectFrom('claimed')
    .select(['id', 'height', 'hash', 'base_at'])
    .where('network_id', '=', networkId)
    .where('height', 'in', [...new Set(words.map(({ height }) => height))])
    .execute();
  for (const { id, height, hash, base_at } of rows) {
    const key = claimedKey(height, toHex(hash));
    const baseAt = Math.min(base_at, wanted.get(key)?.at ?? base_at);
    if (baseAt < base_at) await moveBase(trx, networkId, { id, height, by: base_at - baseAt, baseAt });
    found.set(key, { id, baseAt });
  }
  return found;
}

/** Pruning goes by the base, so no claim may lie before it: after a clock was set back the base moves down, its claims' distances up. */
async function moveBase(
  trx: Transaction<Tables>,
  networkId: number,
  { id, height, by, baseAt }: { readonly id: number; readonly height: number; readonly by: number; readonly baseAt: number },
): Promise<void> {
  await trx.updateTable('claimed').set({ base_at: baseAt }).where('id', '=', id).execute();
  await trx
    .updateTable('claim')
    .set((eb) => ({ dt: eb('dt', '+', by) }))
    .where('network_id', '=', networkId)
    .where('height', '=', height)
    .where('claimed_id', '=', id)
    .execute();
}
