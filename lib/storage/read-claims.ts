import type { Kysely } from 'kysely';
import type { Hash } from '@/lib/consensus/types';
import { toHex } from './hex-bytes';
import type { ClaimRow } from './store';
import type { Tables } from './tables';

const PAGE = 3000;

/**
 * Claims at heights from..to, lowest height first, one node's words at a height together and in the order they were said.
 * Read in pages of whole heights so that nobody waits long; each page is one statement and so of one moment.
 */
export async function readClaims(
  db: Kysely<Tables>,
  networkId: number,
  from: number,
  to: number,
  breath: () => Promise<void>,
): Promise<readonly ClaimRow[]> {
  const found: ClaimRow[] = [];
  for (let low = from; low <= to; ) {
    const ends = [await pageEnd(db, 'claim', networkId, low), await pageEnd(db, 'past_claim', networkId, low)];
    const high = Math.min(to, ...ends.flatMap((end) => end ?? []));
    found.push(...(await readPage(db, networkId, low, high)));
    low = high + 1;
    await breath();
  }
  return found;
}

/** Current claims of the highest claimed height and the depth - 1 below it. */
export async function readCurrentTail(
  db: Kysely<Tables>,
  networkId: number,
  depth: number,
  breath: () => Promise<void>,
): Promise<readonly ClaimRow[]> {
  const highest = await db
    .selectFrom('claim')
    .select('height')
    .where('network_id', '=', networkId)
    .orderBy('height', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (highest === undefined || depth < 1) return [];
  const claims = await readClaims(db, networkId, Math.max(0, highest.height - depth + 1), highest.height, breath);
  return claims.filter(({ lapsedAt }) => lapsedAt === null);
}

/** The height that the page's last row stands at; null = what is left fits in one page. */
async function pageEnd(db: Kysely<Tables>, table: 'claim' | 'past_claim', networkId: number, low: number): Promise<number | null> {
  const row = await db
    .selectFrom(table)
    .select('height')
    .where('network_id', '=', networkId)
    .where('height', '>=', low)
    .orderBy('height')
    .offset(PAGE)
    .limit(1)
    .executeTakeFirst();
  return row?.height ?? null;
}

async function readPage(db: Kysely<Tables>, networkId: number, low: number, high: number): Promise<readonly ClaimRow[]> {
  const past = db
    .selectFrom('past_claim')
    .innerJoin('claimed', 'claimed.id', 'past_claim.claimed_id')
    .innerJoin('node', 'node.id', 'past_claim.node_id')
    .select((eb) => [
      'past_claim.height',
      'past_claim.node_id',
      'node.name',
      'claimed.hash',
      'past_claim.at',
      eb.ref('past_claim.lapsed_at').$castTo<number | null>().as('lapsed_at'),
      'past_claim.id as seq',
    ])
    .where('past_claim.network_id', '=', networkId)
    .where('past_claim.height', '>=', low)
    .where('past_claim.height', '<=', high);
  const current = db
    .selectFrom('claim')
    .innerJoin('claimed', 'claimed.id', 'claim.claimed_id')
    .innerJoin('node', 'node.id', 'claim.node_id')
    .select((eb) => [
      'claim.height',
      'claim.node_id',
      'node.name',
      'claimed.hash',
      eb('claimed.base_at', '+', eb.ref('claim.dt')).as('at'),
      eb.cast<number | null>(eb.lit(null), 'integer').as('lapsed_at'),
      eb.lit(Number.MAX_SAFE_INTEGER).as('seq'),
    ])
    .where('claim.network_id', '=', networkId)
    .where('claim.height', '>=', low)
    .where('claim.height', '<=', high);
  const rows = await past.unionAll(current).execute();
  rows.sort((a, b) => a.height - b.height || a.node_id - b.node_id || a.seq - b.seq);
  let last: { bytes: Buffer; text: Hash } | null = null;
  return rows.map((row) => {
    if (last === null || !last.bytes.equals(row.hash)) last = { bytes: row.hash, text: toHex(row.hash) };
    return { node: row.name, height: row.height, hash: last.text, at: row.at, lapsedAt: row.lapsed_at };
  });
}
