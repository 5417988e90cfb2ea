import type { BlockPicture, HeightPicture, NetworkPicture } from '@/lib/chain/picture';
import type { Hash } from '@/lib/consensus/types';
import type { ClaimRow, Store } from '@/lib/storage/store';
import { heightView } from '@/lib/views/height-view';
import type { HeightView } from '@/lib/views/types';
import { fromBlockFact } from './block-fact';
import { DEFAULT_RULE, drawHeight } from './draw-height';
import { settingsOf } from './follow-up';
import type { NetworkState } from './network-state';

/** One height, from memory or, when it is long past, from the store. */
export async function readHeight(state: NetworkState, picture: NetworkPicture, store: Store, height: number): Promise<HeightView> {
  const claims = await store.claims(state.id, height, height);
  const drawn = heightOf(state, picture, claims, height);
  const former = [...claims.filter((claim) => claim.lapsedAt !== null), ...state.claims.history(height)];
  const hashes = new Set([...drawn.camps.map((camp) => camp.hash), ...former.map(({ hash }) => hash)]);
  const blocks = new Map<Hash, BlockPicture>();
  for (const hash of hashes) {
    const block = state.book.picture(hash) ?? (await keptBlock(state, store, hash, height));
    if (block) blocks.set(hash, block);
  }
  return heightView({
    picture,
    height: drawn,
    former: former.map(({ node, hash }) => ({ node, hash })),
    block: (hash) => blocks.get(hash) ?? null,
  });
}

/** Per height what the nodes hold; the newest sixty when no range is given. */
export async function readAgreement(
  state: NetworkState,
  picture: NetworkPicture,
  store: Store,
  from: number | null,
  to: number | null,
): Promise<unknown> {
  const range =
    from === null || to === null
      ? picture.heights.map(({ height }) => height)
      : Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const kept = byHeight(range.length === 0 ? [] : await store.claims(state.id, range[0] as number, range.at(-1) as number));
  const heights = range.map((height) => {
    const claims = kept.get(height) ?? [];
    const drawn = heightOf(state, picture, claims, height);
    const former = new Set(claims.filter((claim) => claim.lapsedAt !== null).map((claim) => claim.hash));
    for (const lapse of state.claims.history(height)) former.add(lapse.hash);
    for (const camp of drawn.camps) former.delete(camp.hash);
    return { ...drawn, former: former.size, formerHashes: [...former] };
  });
  return { network: state.id, asOf: state.asOf, heights };
}

async function keptBlock(state: NetworkState, store: Store, hash: Hash, height: number): Promise<BlockPicture | null> {
  const fact = await store.block(state.id, hash);
  return fact && fromBlockFact(fact, settingsOf(state, height)?.quorumRule ?? DEFAULT_RULE);
}

/** What is claimed at the height in memory, else what the store has as the nodes' last words. */
function heightOf(state: NetworkState, picture: NetworkPicture, claims: readonly ClaimRow[], height: number): HeightPicture {
  const held = state.claims.holders(height);
  if (held.size > 0 || height >= state.floor) return drawHeight(state, height, picture.set);
  const configured = new Set(state.nodes.map((node) => node.watched.name));
  const current = claims.filter((claim) => claim.lapsedAt === null && configured.has(claim.node));
  return drawHeight(state, height, picture.set, new Map(current.map((claim) => [claim.node, claim])));
}

function byHeight(claims: readonly ClaimRow[]): ReadonlyMap<number, readonly ClaimRow[]> {
  const grouped = new Map<number, ClaimRow[]>();
  for (const claim of claims) {
    const at = grouped.get(claim.height);
    if (at) at.push(claim);
    else grouped.set(claim.height, [claim]);
  }
  return grouped;
}
