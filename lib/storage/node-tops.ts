import type { Transaction } from 'kysely';
import type { NodeRow } from './intern';
import type { TickWrite } from './store';
import type { Tables } from './tables';

const HEIGHTS_A_LOOK = 1000;

/** Brings `top_height` (a node's highest current claim) up to date after the write's claims and lapses lie in the database. */
export async function updateTops(
  trx: Transaction<Tables>,
  networkId: number,
  write: TickWrite,
  nodes: ReadonlyMap<string, NodeRow>,
  breath: () => Promise<void>,
): Promise<void> {
  const lapsed = new Set(write.lapses.map(({ node }) => node));
  const claimed = new Map<string, number>();
  for (const { node, height } of write.claims) claimed.set(node, Math.max(height, claimed.get(node) ?? -1));
  for (const { id, name, topHeight } of nodes.values()) {
    const highest = Math.max(topHeight ?? -1, claimed.get(name) ?? -1);
    const found = lapsed.has(name) ? await highestClaim(trx, networkId, id, highest, breath) : highest;
    const top = found === -1 ? null : found;
    if (top !== topHeight) await trx.updateTable('node').set({ top_height: top }).where('id', '=', id).execute();
  }
}

/**
 * The node's highest current claim at or below `highest`; -1 = none. Claims have no index by node: it looks at a thousand heights at a
 * time, from one claimed height to the next, so that a claim of an absurd height costs no more than any other.
 */
async function highestClaim(
  trx: Transaction<Tables>,
  networkId: number,
  nodeId: number,
  highest: number,
  breath: () => Promise<void>,
): Promise<number> {
  for (let high = highest; ; high -= HEIGHTS_A_LOOK) {
    const claims = trx.selectFrom('claim').select('height').where('network_id', '=', networkId).orderBy('height', 'desc').limit(1);
    const anybody = await claims.where('height', '<=', high).executeTakeFirst();
    if (anybody === undefined) return -1;
    high = anybody.height;
    const own = await claims
      .where('height', '<=', high)
      .where('height', '>', high - HEIGHTS_A_LOOK)
      .where('node_id', '=', nodeId)
      .executeTakeFirst();
    if (own !== undefined) return own.height;
    await breath();
  }
}
