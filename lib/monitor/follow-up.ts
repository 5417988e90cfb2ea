import { confirmForks, type Dispute } from '@/lib/chain/confirm-fork';
import { planForkPoint, startForkSearch } from '@/lib/chain/fork-point';
import type { Question } from '@/lib/chain/types';
import { settingsAt } from '@/lib/consensus/settings-at';
import { countedNodes, type NetworkState, WINDOW_HEIGHTS } from './network-state';
import type { NodeState } from './node-watch';

/** Blocks asked of one node in one request while catching up. */
const CATCH_UP = 20;
/** After a question brought nothing it waits this long (server ms), twice as long each time it brings nothing again. */
const PATIENCE_MS = 15_000;
const MAX_PATIENCE_MS = 1_800_000;

type ByNode = ReadonlyMap<string, ReadonlySet<number>>;

/** What is missing to judge the network, node by node: heights to read (those of the running search among them), and heights whose set has to be asked. */
export type FollowUp = { readonly heights: ByNode; readonly sets: ByNode; readonly search: ByNode };

/** Nothing is missing: a quiet tick. */
export const isQuiet = ({ heights, sets, search }: FollowUp): boolean => heights.size + sets.size + search.size === 0;

/** Collects everything that is missing now. `again` = what answers themselves put in doubt. Never asks nodes that are busy or silent. */
export function planFollowUp(state: NetworkState, again: readonly Question[], now: number): FollowUp {
  const free = new Map(
    countedNodes(state)
      .filter((node) => node.answering && !node.inFlight)
      .map((node) => [node.watched.name, node]),
  );
  const heights = new Map<string, Set<number>>();
  const search = new Map<string, Set<number>>();
  const want = ({ node, height }: Question) => {
    if (free.has(node)) put(heights, node, height);
  };
  again.forEach(want);
  disputesOf(state).forEach(want);
  comparisons(state, [...free.values()]).forEach(want);
  for (const node of free.values()) gapsOf(state, node, now).forEach(want);
  // Claims lead to most ancestors for free, so the search waits until the newest heights are told.
  if (heights.size === 0) {
    for (const question of searchQuestions(state, now)) {
      put(search, question.node, question.height);
      want(question);
    }
  }
  return { heights, search, sets: missingSets(state, [...free.values()], now) };
}

/** Reads once more what disagrees before it is believed. */
function disputesOf(state: NetworkState): readonly Question[] {
  const disputes = state.claims.disputed().map(
    (height): Dispute => ({
      height,
      holders: [...state.claims.holders(height).values()].map(({ node, hash, reads }) => ({ node, hash, reads })),
    }),
  );
  const confirmation = confirmForks(state.doubts, disputes);
  state.doubts = confirmation.doubts;
  state.believed = confirmation.believed;
  return confirmation.ask;
}

/** A node whose head is below the others' is compared at its own head with one node of each higher chain: behind, or on another branch? */
function comparisons(state: NetworkState, free: readonly NodeState[]): readonly Question[] {
  const asked: Question[] = [];
  const tips = new Map<string, NodeState>();
  const highest = Math.max(-1, ...free.map((node) => node.head?.height ?? -1));
  for (const node of free) if (node.head?.height === highest) tips.set(node.head.hash, node);
  for (const node of countedNodes(state)) {
    if (!node.head || node.head.height === highest) continue;
    const { height, hash } = node.head;
    for (const tip of tips.values()) {
      const key = `${hash} ${tip.head?.hash}`;
      if (state.compared.has(key)) continue;
      if (state.claims.hashOf(tip.watched.name, height) !== null) state.compared.add(key);
      else asked.push({ node: tip.watched.name, height });
    }
  }
  if (state.compared.size > 10_000) state.compared.clear();
  return asked;
}

/** The heads of a fork as text: a finished search stands exactly as long as they do. */
function headsKey(state: NetworkState): string {
  return countedNodes(state)
    .map((node) => `${node.watched.name} ${node.head?.height} ${node.head?.hash}`)
    .join('|');
}

/** True when current claims, read twice, name several hashes at one height. */
export function isForked(state: NetworkState): boolean {
  for (const hashes of state.believed.values()) if (hashes.size > 1) return true;
  return false;
}

/** What the search for the last common ancestor asks next; ends, begins anew and remembers its result as heads change. */
function searchQuestions(state: NetworkState, now: number): readonly Question[] {
  if (!isForked(state)) {
    state.search = null;
    state.found = null;
    return [];
  }
  const heads = headsKey(state);
  if (state.found?.heads === heads && (state.found.plan.kind === 'done' || !mayAsk(state, 'search', now))) return [];
  if (state.search?.heads !== heads) {
    const tips = countedNodes(state).flatMap((node) => (node.answering && node.head ? [{ node: node.watched.name, ...node.head }] : []));
    state.search = { heads, state: startForkSearch(tips) };
  }
  const plan = planForkPoint(state.search.state, (node, height) => state.claims.hashOf(node, height));
  if (plan.kind === 'ask') return plan.questions;
  state.found = { heads, plan };
  state.search = null;
  if (plan.kind === 'stuck') notePointless(state, 'search', now, PATIENCE_MS);
  return [];
}

/** Heights of the window a node has not told: filled from the newest down, a bounded number a time. */
function gapsOf(state: NetworkState, node: NodeState, now: number): readonly Question[] {
  if (!node.head) return [];
  const name = node.watched.name;
  const lowest = Math.max(0, node.head.height - WINDOW_HEIGHTS + 1);
  const missing: Question[] = [];
  for (let height = node.head.height; height >= lowest && missing.length < CATCH_UP; height--) {
    if (state.claims.hashOf(name, height) === null && mayAsk(state, blockKey(name, height), now)) missing.push({ node: name, height });
  }
  return missing;
}

/** Blocks whose parent's set is not known are asked for it at a node that holds them, newest first. */
function missingSets(state: NetworkState, free: readonly NodeState[], now: number): ReadonlyMap<string, ReadonlySet<number>> {
  const sets = new Map<string, Set<number>>();
  const seen = new Set<string>();
  // The blocks a fork begins with matter most, and may lie far below the window.
  for (const { hashAtFork, nodes } of state.proven?.branches ?? []) {
    const block = state.book.picture(hashAtFork);
    const asked = free.find(({ watched: { name } }) => nodes.includes(name) && mayAsk(state, setKey(name), now));
    if (block?.facts && block.parentValidators === null && asked) put(sets, asked.watched.name, block.header.height);
  }
  for (const node of free) {
    if (!node.head || sets.size > 2 || sets.has(node.watched.name) || !mayAsk(state, setKey(node.watched.name), now)) continue;
    for (let height = node.head.height; height > Math.max(0, node.head.height - WINDOW_HEIGHTS); height--) {
      const hash = state.claims.hashOf(node.watched.name, height);
      if (!hash || seen.has(hash)) continue;
      seen.add(hash);
      const block = state.book.picture(hash);
      if (!block?.facts || block.parentValidators !== null) continue;
      put(sets, node.watched.name, height);
      // One set a round: the others mostly follow from it.
      break;
    }
  }
  return sets;
}

/** Key of a node that could not tell a set. */
export const setKey = (node: string): string => `set ${node}`;

/** Key of a block a node could not tell. */
export const blockKey = (node: string, height: number): string => `${node} ${height}`;

function mayAsk(state: NetworkState, key: string, now: number): boolean {
  const pause = state.notBefore.get(key);
  return pause === undefined || now >= pause.until;
}

/** Notes that a question brought nothing, so that it is not repeated at every tick. */
export function notePointless(state: NetworkState, key: string, now: number, maxMs = MAX_PATIENCE_MS): void {
  if (state.notBefore.size > 20_000) state.notBefore.clear();
  const before = state.notBefore.get(key)?.waitMs ?? 0;
  const waitMs = Math.min(maxMs, Math.max(PATIENCE_MS, 2 * before));
  state.notBefore.set(key, { until: now + waitMs, waitMs });
}

function put(into: Map<string, Set<number>>, node: string, height: number): void {
  const heights = into.get(node);
  if (heights) heights.add(height);
  else into.set(node, new Set([height]));
}

/** The settings in force at a height by the chain config the nodes told; null = not known. */
export function settingsOf(state: NetworkState, height: number) {
  return state.config ? settingsAt(state.config, height) : null;
}
