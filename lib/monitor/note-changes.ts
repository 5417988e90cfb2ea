import type { Heard } from '@/lib/chain/claims';
import type { NetworkPicture } from '@/lib/chain/picture';
import type { Claim, HeadRef } from '@/lib/chain/types';
import type { NetworkState } from './network-state';
import type { NodeState } from './node-watch';

const MAX_DROPS = 200;
const MAX_SWITCHES = 500;
const MAX_FORKS = 20;
/** A cure takes its time: what changes above the ancestor of a fork so soon after it is its end. */
const AFTERMATH_MS = 900_000;

/** Notes a head that fell and blocks that were exchanged with an answer that was just taken in. */
export function noteChanges(state: NetworkState, node: NodeState, before: HeadRef | null, heard: Heard, now: number): void {
  const after = node.head;
  const name = node.watched.name;
  // Before its first answer after a restart of the watch: nobody saw whether the node was away as well.
  const last = before ?? node.lastKept;
  const found = before ? { wasAway: node.isBack } : ({ wasAway: true, unwatched: true } as const);
  if (last && after && after.height < last.height && !state.refuted.has(last.hash))
    push(state.memory.headDrops, { node: name, at: now, from: last, to: after, ...found }, MAX_DROPS);
  // A URL behind which several nodes answer changes its mind with every one of them.
  if (node.identityChange) return;
  for (const claim of heard.fresh) noteSwitch(state, claim, now);
}

function noteSwitch(state: NetworkState, { node, height, hash }: Claim, now: number): void {
  const { memory, claims, refuted } = state;
  const since = memory.strangeUntil.get(node) ?? Number.NEGATIVE_INFINITY;
  const before = claims.history(height).findLast((lapse) => lapse.node === node && lapse.hash !== hash && lapse.lapsedAt > since);
  if (!before || refuted.has(before.hash) || refuted.has(hash)) return;
  const same = memory.switches.findIndex(
    (one) => one.node === node && one.height === height && one.from === before.hash && one.to === hash,
  );
  if (same >= 0) memory.switches.splice(same, 1);
  const inFork = memory.forks.some((fork) => height > (fork.above ?? -1) && (fork.until === null || now - fork.until < AFTERMATH_MS));
  push(memory.switches, { node, at: now, height, from: before.hash, to: hash, inFork }, MAX_SWITCHES);
}

/** Remembers from when to when a fork stood, and above which height. */
export function noteFork({ memory }: NetworkState, { fork, now }: NetworkPicture): void {
  const last = memory.forks.at(-1);
  const standing = last?.until === null ? last : null;
  if (fork.state === 'none') {
    if (standing) standing.until = now;
    return;
  }
  const above = fork.state === 'proven' ? fork.ancestor.height : null;
  if (!standing) push(memory.forks, { since: now, above, until: null }, MAX_FORKS);
  else if (above !== null) standing.above = Math.min(above, standing.above ?? above);
}

/** What a node of another chain claimed until now is no history of this one. */
export function forgetChanges({ memory }: NetworkState, node: string, now: number): void {
  memory.strangeUntil.set(node, now);
  for (const list of [memory.headDrops, memory.switches]) {
    for (let index = list.length - 1; index >= 0; index--) if (list[index]?.node === node) list.splice(index, 1);
  }
}

function push<T>(list: T[], item: T, most: number): void {
  list.push(item);
  if (list.length > most) list.shift();
}
