import type { NetworkPicture } from '@/lib/chain/picture';
import type { Hash } from '@/lib/consensus/types';
import type { Store } from '@/lib/storage/store';
import { formatNumber, shortHash } from '@/lib/views/format';
import { nameValidator } from '@/lib/views/name-validators';
import { say } from '@/lib/views/phrases';
import { fitsHex, type SearchQuestion } from '@/lib/views/search-question';
import type { SearchHit } from '@/lib/views/search-types';
import type { NetworkState } from './network-state';

const MOST_NODES = 8;
const MOST_BLOCKS = 8;

/** Nodes, validators, heights and blocks of one network that a search may mean. Blocks by a part of their hash from memory, by all of it from the store too. */
export async function searchNetwork(
  state: NetworkState,
  picture: NetworkPicture,
  question: SearchQuestion,
  store: Store,
): Promise<readonly SearchHit[]> {
  if (question.text === '') return [];
  const nodes = nodeHits(picture, question);
  return [
    ...heightHits(picture, question),
    ...nodes,
    ...validatorHits(picture, question, nodes),
    ...(await blockHits(state, picture, question, store)),
  ];
}

const about = ({ id, name }: NetworkPicture) => ({ network: id, networkName: name, height: null, node: null, incident: null });

function heightHits(picture: NetworkPicture, { height }: SearchQuestion): readonly SearchHit[] {
  if (height === null) return [];
  const top = picture.head?.height ?? null;
  const detail =
    top === null ? say('search.height') : height > top ? say('search.height.above', { head: formatNumber(top) }) : say('search.height');
  return [{ ...about(picture), kind: 'height', title: formatNumber(height), detail, height }];
}

function nodeHits(picture: NetworkPicture, { text, hex }: SearchQuestion): readonly SearchHit[] {
  const fits = picture.nodes.filter(({ name, address }) => name.toLowerCase().includes(text) || (hex && address && fitsHex(address, hex)));
  const exact = ({ name }: { readonly name: string }) => (name.toLowerCase() === text ? 0 : 1);
  return [...fits]
    .sort((a, b) => exact(a) - exact(b))
    .slice(0, MOST_NODES)
    .map((node) => ({
      ...about(picture),
      kind: 'node',
      title: node.name,
      detail: `${node.role === 'unknown' ? say('node.role.unknown') : node.role}${node.address ? ` · ${shortHash(node.address)}` : ''}`,
      node: node.name,
    }));
}

/** Validators that no configured node proves to be: their page is the list. */
function validatorHits(picture: NetworkPicture, { hex }: SearchQuestion, nodes: readonly SearchHit[]): readonly SearchHit[] {
  if (!hex) return [];
  const found = new Set(nodes.map(({ title }) => title));
  return (picture.set?.validators ?? [])
    .filter((address) => fitsHex(address, hex) && !found.has(nameValidator(address, picture.nodes)))
    .slice(0, MOST_NODES)
    .map((address) => ({ ...about(picture), kind: 'validator', title: shortHash(address), detail: say('search.validator') }));
}

async function blockHits(
  state: NetworkState,
  picture: NetworkPicture,
  { hex }: SearchQuestion,
  store: Store,
): Promise<readonly SearchHit[]> {
  if (!hex) return [];
  const hit = (hash: Hash, height: number): SearchHit => ({
    ...about(picture),
    kind: 'block',
    title: shortHash(hash),
    detail: say('search.block', { height: formatNumber(height) }),
    height,
  });
  const found = new Map<Hash, SearchHit>();
  for (const { hash, height } of state.rounds.noted()) {
    if (found.size >= MOST_BLOCKS) break;
    if (fitsHex(hash, hex)) found.set(hash, hit(hash, height));
  }
  if (found.size === 0 && hex.first.length === 64) {
    const kept = await store.block(state.id, `0x${hex.first}`).catch(() => null);
    if (kept) found.set(kept.hash, hit(kept.hash, kept.height));
  }
  return [...found.values()];
}
