import { type Liveness, liveness } from '@/lib/chain/liveness';
import type { NetworkPicture, SetPicture } from '@/lib/chain/picture';
import { cameAt } from '@/lib/chain/rounds';
import { quorumSize } from '@/lib/consensus/quorum';
import type { Address, BftSettings, Hash, Protocol } from '@/lib/consensus/types';
import { drawFork } from './draw-fork';
import { DEFAULT_RULE, drawHeight } from './draw-height';
import { drawNodes } from './draw-nodes';
import { isForked, settingsOf } from './follow-up';
import { countedNodes, type NetworkState, WINDOW_HEIGHTS } from './network-state';

/** Draws the network as it stands now from what its nodes claim: pure reading of the state, nothing is asked or changed but branch letters. */
export function drawPicture(state: NetworkState, now: number, intervalMs: number): NetworkPicture {
  const head = headOf(state);
  const set = setNow(state, head);
  const heights = windowHeights(head).map((height) => drawHeight(state, height, set));
  const fork = drawFork(state, set);
  return {
    id: state.id,
    name: state.name,
    now,
    asOf: state.asOf,
    intervalMs,
    chainId: state.chain.chainId,
    genesis: state.chain.genesis,
    protocol: protocolOf(state, head, set),
    nodes: drawNodes(state, set),
    set,
    head,
    liveness: drawLiveness(state, head, set?.settings ?? null, now),
    fork,
    ...(state.recovery ? { recovery: state.recovery } : {}),
    heights,
    block: (hash) => state.book.picture(hash),
  };
}

function headOf(state: NetworkState): NetworkPicture['head'] {
  const heads = countedNodes(state).flatMap((node) => node.head ?? []);
  if (heads.length === 0) return null;
  const height = Math.max(...heads.map((head) => head.height));
  const hashes = [...new Set(heads.filter((head) => head.height === height).map((head) => head.hash))];
  // The earliest of several blocks at one height: that is when the height was reached.
  const timestamps = hashes.flatMap((hash) => state.book.header(hash)?.timestamp ?? []);
  return timestamps.length === 0 ? null : { height, hashes, timestampMs: Math.min(...timestamps) * 1000 };
}

/** The set that may seal the next height: known by a node's word or by votes, else the one the agreed newest header names. */
function setNow(state: NetworkState, head: NetworkPicture['head']): SetPicture | null {
  if (!head) return null;
  const ancestor = isForked(state) ? state.proven?.ancestor : undefined;
  const settings = settingsOf(state, head.height + 1);
  const anchors = ancestor ? [ancestor.hash, ...head.hashes] : head.hashes;
  const known = anchors.map((hash) => state.ledger.after(hash)).find((one) => one !== null);
  const validators = known?.validators ?? listedSet(state, anchors);
  if (!validators || validators.length === 0) return null;
  // A transition may hold for one block only: what is usual is told by the height after the next.
  const usual = settingsOf(state, head.height + 2);
  const usualPeriodMs = usual && Math.max(usual.blockPeriodMs, usual.emptyBlockPeriodMs);
  return { validators, quorumSize: quorumSize(validators.length, settings?.quorumRule ?? DEFAULT_RULE), settings, usualPeriodMs };
}

/** Only for counting, never for checking a header: what a header without a vote lists is also the set after it. */
function listedSet(state: NetworkState, hashes: readonly Hash[]): readonly Address[] | null {
  for (const hash of hashes) {
    const facts = state.book.picture(hash)?.facts;
    if (facts && facts.vote === null && facts.listed.length > 0) return facts.listed;
  }
  return null;
}

function protocolOf(state: NetworkState, head: NetworkPicture['head'], set: SetPicture | null): Protocol {
  const [hash] = head?.hashes ?? [];
  return (hash && state.book.picture(hash)?.facts?.format) || (set?.settings?.protocol ?? 'unknown');
}

function windowHeights(head: NetworkPicture['head']): readonly number[] {
  if (!head) return [];
  const lowest = Math.max(0, head.height - WINDOW_HEIGHTS + 1);
  return Array.from({ length: head.height - lowest + 1 }, (_, index) => lowest + index);
}

function drawLiveness(state: NetworkState, head: NetworkPicture['head'], settings: BftSettings | null, now: number): Liveness {
  if (!head) return liveness({ now, head: null, settingsNext: null });
  const blocks = head.hashes.flatMap((hash) => state.book.picture(hash) ?? []);
  const first = blocks.reduce((a, b) => (b.firstSeenAt < a.firstSeenAt ? b : a), blocks[0] as (typeof blocks)[number]);
  const moved = state.moved.get(first.header.hash) ?? 0;
  return liveness({
    now,
    head: { height: head.height, timestampMs: head.timestampMs, arrivedAt: first.firstSeenAt - moved, arrivedLive: first.seenLive },
    settingsNext: settings,
    ...(settings ? {} : { intervalsMs: liveIntervals(state) }),
  });
}

/** Times between the last live arrivals: a stand-in for a period that no node tells. */
function liveIntervals(state: NetworkState): readonly number[] {
  const seen = [...state.rounds.noted()].filter((row) => row.seenLive).slice(-33);
  return seen.slice(1).flatMap((row, index) => {
    const before = seen[index];
    return before && row.height === before.height + 1 ? [cameAt(row) - cameAt(before)] : [];
  });
}
