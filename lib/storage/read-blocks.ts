import type { Kysely } from 'kysely';
import type { Hash } from '@/lib/consensus/types';
import { rowToBlock } from './block-row';
import { unpackHeader } from './header-text';
import { toBytes, toHex, unpackAddresses } from './hex-bytes';
import type { BlockFact, RoundRow } from './store';
import type { Tables } from './tables';

const BLOCK_PAGE = 200;
const ROUND_PAGE = 2000;

/** Blocks at heights from..to, lowest first, read in pages so that nobody waits long. */
export async function readBlocks(
  db: Kysely<Tables>,
  networkId: number,
  from: number,
  to: number,
  breath: () => Promise<void>,
): Promise<readonly BlockFact[]> {
  const found: BlockFact[] = [];
  let last = { height: from, id: 0 };
  for (;;) {
    const { height, id } = last;
    const rows = await db
      .selectFrom('block')
      .innerJoin('header', 'header.block_id', 'block.id')
      .selectAll('block')
      .select('header.body')
      .where('network_id', '=', networkId)
      .where('height', '>=', height)
      .where('height', '<=', to)
      .where((eb) => eb.or([eb('height', '>', height), eb('block.id', '>', id)]))
      .orderBy('height')
      .orderBy('block.id')
      .limit(BLOCK_PAGE)
      .execute();
    for (const row of rows) found.push(rowToBlock(row, unpackHeader(row.body)).fact);
    const end = rows.at(-1);
    if (end === undefined || rows.length < BLOCK_PAGE) return found;
    last = end;
    await breath();
  }
}

/** One block by its hash; null when it is not known. */
export async function readBlock(db: Kysely<Tables>, networkId: number, hash: Hash): Promise<BlockFact | null> {
  const row = await db
    .selectFrom('block')
    .innerJoin('header', 'header.block_id', 'block.id')
    .selectAll('block')
    .select('header.body')
    .where('network_id', '=', networkId)
    .where('hash', '=', toBytes(hash))
    .executeTakeFirst();
  return row === undefined ? null : rowToBlock(row, unpackHeader(row.body)).fact;
}

/** Light rows of blocks first seen from `sinceMs` to `untilMs`, oldest sighting first. */
export async function readRounds(
  db: Kysely<Tables>,
  networkId: number,
  sinceMs: number,
  untilMs: number,
  breath: () => Promise<void>,
): Promise<readonly RoundRow[]> {
  const found: RoundRow[] = [];
  let last = { first_seen_at: Math.floor(sinceMs), id: 0 };
  for (;;) {
    const { first_seen_at, id } = last;
    const rows = await db
      .selectFrom('block')
      .select([
        'id',
        'height',
        'hash',
        'first_seen_at',
        'seen_live',
        'timestamp',
        'round',
        'author',
        'committers',
        'validator_count',
        'verification',
      ])
      .where('network_id', '=', networkId)
      .where('first_seen_at', '>=', first_seen_at)
      .where('first_seen_at', '<=', Math.floor(untilMs))
      .where((eb) => eb.or([eb('first_seen_at', '>', first_seen_at), eb('id', '>', id)]))
      .orderBy('first_seen_at')
      .orderBy('id')
      .limit(ROUND_PAGE)
      .execute();
    for (const row of rows) {
      found.push({
        height: row.height,
        hash: toHex(row.hash),
        firstSeenAt: row.first_seen_at,
        seenLive: row.seen_live === 1,
        timestamp: row.timestamp,
        round: row.round,
        author: row.author === null ? null : toHex(row.author),
        // Unpacked when asked for: over a day of blocks it costs more than all the rest.
        get committers() {
          return unpackAddresses(row.committers);
        },
        validatorCount: row.validator_count,
        verified: row.verification === 'verified',
      });
    }
    const end = rows.at(-1);
    if (end === undefined || rows.length < ROUND_PAGE) return found;
    last = end;
    await breath();
  }
}
