import type { BlockPicture } from '@/lib/chain/picture';
import { faultTolerance } from '@/lib/consensus/quorum';
import type { Hash, Header } from '@/lib/consensus/types';
import type { TickWrite } from '@/lib/storage/store';
import { countedNodes, type NetworkState } from './network-state';
import type { NodeState } from './node-watch';

/** A head this far above everybody else's is believed only when its header is verified. */
const FAR_ABOVE = 10_000;
const MAX_REFUTED = 1000;

type Lapses = TickWrite['lapses'][number][];

/** The highest head of the other counted nodes where `height` is absurd against it; null = it is not, or nobody else told one. */
export function absurdOver(state: NetworkState, node: NodeState, { height, hash }: Pick<Header, 'height' | 'hash'>): number | null {
  const highest = highestOther(state, node);
  if (highest === null || height <= highest + FAR_ABOVE) return null;
  return state.book.picture(hash)?.verification.state === 'verified' ? null : highest;
}

/** Whether a height is such that its header need not be looked at to be believed. */
export function isNear(state: NetworkState, node: NodeState, height: number): boolean {
  if (height <= state.top + FAR_ABOVE) return true;
  const highest = highestOther(state, node);
  return highest === null || height <= highest + FAR_ABOVE;
}

function highestOther(state: NetworkState, node: NodeState): number | null {
  const others = countedNodes(state).flatMap((other) => (other !== node && other.head ? [other.head.height] : []));
  return others.length === 0 ? null : Math.max(...others);
}

/** Takes back what was believed before others answered: absurd heads, and blocks that can't be of the chain. Returns the claims that lapse. */
export function distrust(state: NetworkState, now: number): Lapses {
  const lapses: Lapses = [];
  // A set that turned out wrong refutes nothing any more.
  for (const hash of state.refuted.keys()) if (state.book.picture(hash)?.verification.state === 'verified') state.refuted.delete(hash);
  const [top] = countedNodes(state)
    .filter(({ head }) => head !== null)
    .sort((a, b) => (b.head?.height ?? 0) - (a.head?.height ?? 0));
  const highest = top?.head ? absurdOver(state, top, top.head) : null;
  if (top?.head && highest !== null) {
    refuseHead(state, top, top.head.height, highest, now, lapses);
    lapses.push(...distrust(state, now));
  }
  for (const height of state.claims.disputed()) refuteAt(state, height, now, lapses);
  return lapses;
}

function refuseHead(state: NetworkState, node: NodeState, height: number, highest: number, now: number, lapses: Lapses): void {
  const name = node.watched.name;
  const hash = node.head?.hash;
  node.absurdHead = { height, highest, at: now };
  lapses.push(
    ...state.claims.remove(name, now).map(({ node: of, height: at, hash: was }) => ({ node: of, height: at, hash: was, at: now })),
  );
  node.head = null;
  if (hash) forgetBlock(state, hash);
  state.top = Math.max(-1, ...state.nodes.map((one) => one.head?.height ?? -1));
}

/** Where one of the rivals is verified, a block sealed by fewer validators than must be honest in any quorum was made by none. */
function refuteAt(state: NetworkState, height: number, now: number, lapses: Lapses): void {
  const rivals = [...state.claims.support(height).keys()].flatMap((hash) => state.book.picture(hash) ?? []);
  const proven = rivals.find(({ verification }) => verification.state === 'verified');
  if (!proven) return;
  for (const rival of rivals) {
    const detail = refutation(rival);
    if (detail) refute(state, rival.header, detail, now, lapses);
  }
}

function refutation({ verification, parentValidators, committers }: BlockPicture): string | null {
  if (verification.state !== 'mismatch' || parentValidators === null) return null;
  const atLeastHonest = faultTolerance(parentValidators.length) + 1;
  const sealers = committers.filter((address) => parentValidators.includes(address)).length;
  if (sealers >= atLeastHonest) return null;
  return `${sealers} of ${parentValidators.length} validators sealed it, while another block at this height is verified`;
}

function refute(state: NetworkState, { hash, height }: Header, detail: string, now: number, lapses: Lapses): void {
  noteRefuted(state, hash, height, detail);
  for (const { node } of [...state.claims.holders(height).values()].filter((claim) => claim.hash === hash)) {
    const top = state.claims.headOf(node)?.height ?? height;
    const gone = Array.from({ length: Math.min(top - height + 1, FAR_ABOVE) }, (_, index) => height + index);
    const heard = state.claims.hear({ node, at: now, head: null, blocks: [], absent: gone });
    lapses.push(...heard.lapsed.map(({ node: of, height: at, hash: was }) => ({ node: of, height: at, hash: was, at: now })));
    const teller = state.nodes.find((one) => one.watched.name === node);
    if (!teller) continue;
    teller.head = null;
    teller.falseHeader = { height, detail, at: now, confirmed: true };
  }
}

/** Whether the block is refuted, or built on one that is. */
export function isRefuted(state: NetworkState, { hash, parentHash, height }: Header): { readonly detail: string } | null {
  const known = state.refuted.get(hash);
  if (known) return known;
  const parent = state.refuted.get(parentHash);
  if (!parent) return null;
  const detail = `it is built on a block at ${height - 1} that fails verification`;
  noteRefuted(state, hash, height, detail);
  return { detail };
}

function noteRefuted(state: NetworkState, hash: Hash, height: number, detail: string): void {
  const [oldest] = state.refuted.keys();
  if (oldest !== undefined && state.refuted.size >= MAX_REFUTED) state.refuted.delete(oldest);
  state.refuted.set(hash, { height, detail });
  state.rounds.drop(hash);
}

/** What a node alone told of an absurd height takes no room. */
export function forgetBlock(state: NetworkState, hash: Hash): void {
  state.book.drop(hash);
  state.rounds.drop(hash);
}
