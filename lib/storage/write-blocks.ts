import { isDeepStrictEqual } from 'node:util';
import type { Transaction } from 'kysely';
import type { Hash } from '@/lib/consensus/types';
import { blockToRow, rowToBlock } from './block-row';
import { packHeader, unpackHeader } from './header-text';
import { toBytes, toHex } from './hex-bytes';
import { firstCopy, mergeBlock, type StandingFact } from './merge-block';
import { slices } from './slices';
import type { BlockFact } from './store';
import type { Tables } from './tables';

/** Keeps copies of blocks, each merged into what is known of its hash. Runs inside the caller's transaction. */
export async function writeBlocks(
  trx: Transaction<Tables>,
  networkId: number,
  blocks: readonly BlockFact[],
  breath: () => Promise<void>,
): Promise<void> {
  for (const slice of slices(blocks)) {
    const known = await readKnown(trx, networkId, slice);
    const merged = new Map(known);
    for (const copy of slice) {
      const old = merged.get(copy.hash);
      merged.set(copy.hash, old === undefined ? firstCopy(copy) : mergeBlock(old, copy));
    }
    const changed = [...merged.values()].filter((block) => !isDeepStrictEqual(block, known.get(block.fact.hash)));
    if (changed.length > 0) await upsert(trx, networkId, changed, known);
    await breath();
  }
}

async function readKnown(
  trx: Transaction<Tables>,
  networkId: number,
  slice: readonly BlockFact[],
): Promise<ReadonlyMap<Hash, StandingFact>> {
  const hashes = [...new Set(slice.map(({ hash }) => hash))].map(toBytes);
  const rows = await trx
    .selectFrom('block')
    .innerJoin('header', 'header.block_id', 'block.id')
    .selectAll('block')
    .select('header.body')
    .where('network_id', '=', networkId)
    .where('hash', 'in', hashes)
    .execute();
  return new Map(rows.map((row) => [toHex(row.hash), rowToBlock(row, unpackHeader(row.body))]));
}

async function upsert(
  trx: Transaction<Tables>,
  networkId: number,
  blocks: readonly StandingFact[],
  known: ReadonlyMap<Hash, StandingFact>,
): Promise<void> {
  const ids = await trx
    .insertInto('block')
    .values(blocks.map((block) => blockToRow(networkId, block)))
    .onConflict((conflict) =>
      conflict.columns(['network_id', 'hash']).doUpdateSet((eb) => ({
        height: eb.ref('excluded.height'),
        parent_hash: eb.ref('excluded.parent_hash'),
        timestamp: eb.ref('excluded.timestamp'),
        author: eb.ref('excluded.author'),
        round: eb.ref('excluded.round'),
        round_source: eb.ref('excluded.round_source'),
        committers: eb.ref('excluded.committers'),
        tx_count: eb.ref('excluded.tx_count'),
        verification: eb.ref('excluded.verification'),
        verification_detail: eb.ref('excluded.verification_detail'),
        standing: eb.ref('excluded.standing'),
        proposer: eb.ref('excluded.proposer'),
        validator_count: eb.ref('excluded.validator_count'),
        first_seen_at: eb.ref('excluded.first_seen_at'),
        seen_live: eb.ref('excluded.seen_live'),
      })),
    )
    .returning(['id', 'hash'])
    .execute();
  const idOf = new Map(ids.map(({ id, hash }) => [toHex(hash), id]));
  const headers = blocks.flatMap(({ fact }) => {
    const id = idOf.get(fact.hash);
    const same = known.get(fact.hash)?.fact.header === fact.header;
    return id === undefined || same ? [] : [{ block_id: id, body: packHeader(fact.header) }];
  });
  if (headers.length === 0) return;
  await trx
    .insertInto('header')
    .values(headers)
    .onConflict((conflict) => conflict.column('block_id').doUpdateSet((eb) => ({ body: eb.ref('excluded.body') })))
    .execute();
}
