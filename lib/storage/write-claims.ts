import type { Insertable, Transaction } from 'kysely';
import { type Claimed, type ClaimWord, claimedKey, internClaimed, internNodes, type NodeRow } from './intern';
import { updateTops } from './node-tops';
import { slices } from './slices';
import type { TickWrite } from './store';
import type { Tables } from './tables';

type Current = { readonly claimedId: number; readonly at: number };
type Spot = { readonly height: number; readonly nodeId: number; readonly before: Current | null; now: Current | null };

/**
 * Keeps what nodes claim and take back, lapses before claims. A repeated claim keeps its first time; a claim of another hash makes the
 * node's old one at that height lapse; a lapse of what is not currently claimed is nothing. Runs inside the caller's transaction.
 */
export async function writeClaims(
  trx: Transaction<Tables>,
  networkId: number,
  write: TickWrite,
  breath: () => Promise<void>,
): Promise<void> {
  const words: ClaimWord[] = [
    ...write.lapses.map((word) => ({ ...word, lapse: true })),
    ...write.claims.map((word) => ({ ...word, lapse: false })),
  ];
  if (words.length === 0) return;
  const nodes = await internNodes(trx, networkId, new Set(words.map(({ node }) => node)));
  for (const slice of slices(words.toSorted((a, b) => a.height - b.height))) {
    const claimed = await internClaimed(trx, networkId, slice);
    await writeSlice(trx, networkId, slice, nodes, claimed);
    await breath();
  }
  await updateTops(trx, networkId, write, nodes, breath);
}

async function writeSlice(
  trx: Transaction<Tables>,
  networkId: number,
  slice: readonly ClaimWord[],
  nodes: ReadonlyMap<string, NodeRow>,
  claimed: ReadonlyMap<string, Claimed>,
): Promise<void> {
  const spots = await readSpots(trx, networkId, slice, nodes);
  const past: Insertable<Tables['past_claim']>[] = [];
  for (const { node, height, hash, at, lapse } of slice) {
    const nodeId = must(nodes.get(node)).id;
    const claimedId = claimed.get(claimedKey(height, hash))?.id;
    if (claimedId === undefined) continue;
    const spot = spotAt(spots, height, nodeId);
    const same = spot.now?.claimedId === claimedId;
    if (lapse !== same) continue;
    if (spot.now !== null) {
      past.push({ network_id: networkId, height, node_id: nodeId, claimed_id: spot.now.claimedId, at: spot.now.at, lapsed_at: at });
    }
    spot.now = lapse ? null : { claimedId, at };
  }
  if (past.length > 0) await trx.insertInto('past_claim').values(past).execute();
  await writeSpots(trx, networkId, [...spots.values()], new Map([...claimed.values()].map(({ id, baseAt }) => [id, baseAt])));
}

async function readSpots(
  trx: Transaction<Tables>,
  networkId: number,
  slice: readonly ClaimWord[],
  nodes: ReadonlyMap<string, NodeRow>,
): Promise<Map<string, Spot>> {
  const rows = await trx
    .selectFrom('claim')
    .innerJoin('claimed', 'claimed.id', 'claim.claimed_id')
    .select(['claim.height', 'claim.node_id', 'claim.claimed_id', 'claim.dt', 'claimed.base_at'])
    .where('claim.network_id', '=', networkId)
    .where('claim.height', 'in', [...new Set(slice.map(({ height }) => height))])
    .where('claim.node_id', 'in', [...new Set(slice.map(({ node }) => must(nodes.get(node)).id))])
    .execute();
  const spots = new Map<string, Spot>();
  for (const row of rows) {
    const current = { claimedId: row.claimed_id, at: row.base_at + row.dt };
    spots.set(`${row.height} ${row.node_id}`, { height: row.height, nodeId: row.node_id, before: current, now: current });
  }
  return spots;
}

function spotAt(spots: Map<string, Spot>, height: number, nodeId: number): Spot {
  const key = `${height} ${nodeId}`;
  const spot = spots.get(key) ?? { height, nodeId, before: null, now: null };
  spots.set(key, spot);
  return spot;
}

async function writeSpots(
  trx: Transaction<Tables>,
  networkId: number,
  spots: readonly Spot[],
  bases: ReadonlyMap<number, number>,
): Promise<void> {
  const changed = spots.filter(({ before, now }) => before !== now);
  const current = changed.flatMap(({ height, nodeId, now }) =>
    now === null
      ? []
      : [{ network_id: networkId, height, node_id: nodeId, claimed_id: now.claimedId, dt: now.at - must(bases.get(now.claimedId)) }],
  );
  if (current.length > 0) {
    await trx
      .insertInto('claim')
      .values(current)
      .onConflict((conflict) =>
        conflict
          .columns(['network_id', 'height', 'node_id'])
          .doUpdateSet((eb) => ({ claimed_id: eb.ref('excluded.claimed_id'), dt: eb.ref('excluded.dt') })),
      )
      .execute();
  }
  for (const [nodeId, heights] of grouped(changed.filter(({ now }) => now === null))) {
    await trx
      .deleteFrom('claim')
      .where('network_id', '=', networkId)
      .where('height', 'in', heights)
      .where('node_id', '=', nodeId)
      .execute();
  }
}

function grouped(spots: readonly Spot[]): ReadonlyMap<number, number[]> {
  const heights = new Map<number, number[]>();
  for (const { nodeId, height } of spots) heights.set(nodeId, [...(heights.get(nodeId) ?? []), height]);
  return heights;
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the store lost a row it has just written');
  return value;
}
