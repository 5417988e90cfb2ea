import { cameAt } from '@/lib/chain/rounds';
import type { Hash } from '@/lib/consensus/types';
import type { ClaimRow, Store } from '@/lib/storage/store';
import type { BranchView } from '@/lib/views/types';
import { headerOf } from './block-fact';
import { KEPT_HEIGHTS, type NetworkState, WINDOW_HEIGHTS } from './network-state';
import type { NodeState } from './node-watch';
import { ROUNDS_KEPT, ROUNDS_KEPT_MS } from './round-book';
import { type ForkTold, TURN_EVENTS, type VerdictTurns } from './verdict-turns';

/** Turns older than this are history for the lists, not for the verdict of now. */
const TURNS_KEPT_MS = 30 * 24 * 3_600_000;

/** Takes up what the store remembers of the network: who claimed what, the rounds of a day, and which verdict stood. */
export async function rememberNetwork(state: NetworkState, turns: VerdictTurns, store: Store, now: number): Promise<void> {
  const { id, name, claims, rounds, book, nodes } = state;
  await store.openNetwork(id, name);
  const configured = new Set(nodes.map((node) => node.watched.name));
  // Words of nodes that are no longer asked would stand for ever.
  const tail = (await store.currentTail(id, KEPT_HEIGHTS)).filter((claim) => configured.has(claim.node));
  claims.restore(tail);
  for (const node of nodes) node.lastKept = highestOf(tail, node.watched.name);
  const top = tail.reduce((most, claim) => Math.max(most, claim.height), -1);
  if (top >= 0) {
    for (const fact of await store.blocks(id, Math.max(0, top - WINDOW_HEIGHTS + 1), top)) {
      const header = headerOf(fact);
      const holders = tail.filter((claim) => claim.hash === fact.hash).map((claim) => claim.node);
      if (header) book.restore(header, fact, holders);
    }
  }
  const lowest = tail.reduce((least, claim) => Math.min(least, claim.height), Number.POSITIVE_INFINITY);
  state.floor = tail.length === 0 ? 0 : lowest;
  const rows = await recentRounds(store, id, now);
  rounds.restore(rows, state.floor);
  rounds.notLaterThan(now);
  state.watchedBefore = rows.reduce<number | null>((last, row) => Math.max(last ?? 0, cameAt(row)), null);
  turns.restore(await store.events(id, Math.max(0, now - TURNS_KEPT_MS), { kinds: TURN_EVENTS }));
  const fork = turns.standingFork();
  if (fork) restoreFork(state, fork, tail);
}

function highestOf(tail: readonly ClaimRow[], name: string): NodeState['lastKept'] {
  const own = tail.filter(({ node }) => node === name);
  const highest = own.reduce<ClaimRow | null>((most, claim) => (most === null || claim.height > most.height ? claim : most), null);
  return highest && { height: highest.height, hash: highest.hash };
}

/** The rounds of a day, on a slow chain those of a week. */
async function recentRounds(store: Store, id: string, now: number): ReturnType<Store['rounds']> {
  const day = await store.rounds(id, now - ROUNDS_KEPT_MS);
  return day.length >= ROUNDS_KEPT ? day : store.rounds(id, now - 7 * ROUNDS_KEPT_MS).then((rows) => newest(rows, day.length));
}

const newest = <T>(rows: readonly T[], atLeast: number): readonly T[] => rows.slice(-Math.max(atLeast, ROUNDS_KEPT));

/**
 * A fork that was proven before a restart was read twice then: it stands as long as the claims do, also while one side is silent and can't
 * be asked again. What the branches hold above it is taken from the claims.
 */
export function restoreFork(
  state: NetworkState,
  { fork: { ancestor, height, branches }, point }: ForkTold,
  tail: readonly { readonly height: number; readonly hash: Hash }[],
): void {
  const hashes = new Map<number, Set<Hash>>();
  for (const claim of tail) {
    if (claim.height > ancestor.height) hashes.set(claim.height, (hashes.get(claim.height) ?? new Set()).add(claim.hash));
  }
  const disputed = [...hashes].filter(([, told]) => told.size > 1);
  state.doubts = new Map(disputed.map(([at, believed]) => [at, { noted: new Map(), believed }]));
  state.labels = new Map(branches.flatMap(({ hash, tip, label }) => [hash, tip.hash].map((one): [Hash, string] => [one, label])));
  if (point) {
    state.proven = point;
    return;
  }
  const byHash = new Map(branches.map((branch) => [branch.hash, branches.filter(({ hash }) => hash === branch.hash)]));
  const joined = [...byHash].map(([hashAtFork, parts]) => {
    const tip = parts.reduce((highest, part) => (part.tip.height > highest.height ? part.tip : highest), (parts[0] as BranchView).tip);
    return { hashAtFork, tip, nodes: parts.flatMap(({ nodes }) => nodes), inner: null };
  });
  state.proven = { ancestor, height, branches: joined };
}
