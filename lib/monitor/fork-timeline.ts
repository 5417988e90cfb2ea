import type { ForkPoint } from '@/lib/chain/fork-point';
import type { Hash } from '@/lib/consensus/types';
import type { BlockFact, Store, WatchedSpan } from '@/lib/storage/store';
import { forkSegments } from '@/lib/views/fork-segments';
import type { ForkSegment, ForkTimelineView, PastFork, SegmentBlock, TipNode } from '@/lib/views/fork-timeline-types';
import { say } from '@/lib/views/phrases';
import type { ForkView, VerdictState } from '@/lib/views/types';
import type { Past } from './picture-at';
import { readData } from './verdict-turns';

/** Blocks read at each end of a segment: the middle of a long one is a line. */
const AT_ENDS = 12;
/** Time shown before the fork was seen and after it was gone. */
const BEFORE_MS = 600_000;
const AFTER_MS = 120_000;
/** More marks than this nobody tells apart. */
const MAX_MARKS = 1000;
const MAX_INCIDENTS = 100;

/** A fork with its branches' blocks, everybody's head and what happened meanwhile, as of a moment. */
export async function drawForkTimeline(
  { state, overview }: Past,
  fork: ForkView,
  store: Store,
  spans: readonly WatchedSpan[],
  { at, stood }: { readonly at: number; readonly stood: PastFork | null },
): Promise<ForkTimelineView> {
  const segments = forkSegments(fork, state.proven);
  const blocks = await readBlocks(store, state.id, segments);
  const goneAt = stood?.goneAt ?? null;
  const born = blocks.filter(({ height }) => height === fork.height).map(({ at: seen }) => seen);
  const from = Math.max(spans[0]?.from ?? 0, Math.min(stood?.seenAt ?? at, ...born) - BEFORE_MS);
  const to = goneAt === null ? at : Math.max(at, Math.min(goneAt + AFTER_MS, spans.at(-1)?.to ?? goneAt));
  const changes = await store.changes(state.id, from, to);
  const incidents = await store.incidents.list(state.id, { since: from, until: to, limit: MAX_INCIDENTS }, at);
  const turns = await store.events(state.id, from, { until: to, kinds: ['verdict'] });
  return {
    at,
    seenAt: stood?.seenAt ?? null,
    goneAt,
    fork,
    segments,
    blocks,
    nodes: overview.nodes.map(({ name, address, role, state: nodeState, head, branch }) => ({
      name,
      address,
      role,
      state: nodeState,
      height: head?.height ?? null,
      segment: segmentOf(segments, name, head, branch, state.proven),
    })),
    time: {
      from,
      to,
      changes: changes
        .filter(({ seenLive }) => seenLive)
        .slice(-MAX_MARKS)
        .map(({ at: seen, height, round }) => ({ at: seen, height, round })),
      verdicts: turns.flatMap(({ at: turned, data }) => {
        const { to: verdict, sentence } = readData(data);
        if (typeof verdict !== 'string' || typeof sentence !== 'string') return [];
        return [{ at: turned, state: verdict as VerdictState, sentence }];
      }),
      incidents: incidents.map(({ id, detector, severity, beganAt, resolvedAt }) => ({
        id,
        title: say(`title.detector.${detector}`),
        severity,
        from: beganAt,
        to: resolvedAt,
      })),
      gaps: gapsIn(spans, from, to),
    },
  };
}

/** Where a head stands: on its branch, on a stem below an inner fork, on the trunk, or nobody knows. */
function segmentOf(
  segments: readonly ForkSegment[],
  name: string,
  head: { readonly height: number; readonly hash: Hash } | null,
  branch: string | null,
  point: ForkPoint | null,
): TipNode['segment'] {
  if (head === null) return null;
  const covers = (segment: ForkSegment | undefined) => segment !== undefined && head.height >= segment.from && head.height <= segment.to;
  const own = segments.find(({ label }) => branch !== null && label === branch);
  if (covers(own)) return own?.id ?? null;
  const [trunk] = segments;
  if (covers(trunk)) return trunk?.id ?? null;
  const stem = segments.find(
    (segment) => segment.label === null && segment.parent !== null && covers(segment) && isOn(point, segment.hash, name),
  );
  return stem?.id ?? null;
}

function isOn(point: ForkPoint | null, hash: Hash | null, name: string): boolean {
  return (
    point?.branches.some((branch) => (branch.hashAtFork === hash && branch.nodes.includes(name)) || isOn(branch.inner, hash, name)) ?? false
  );
}

async function readBlocks(store: Store, network: string, segments: readonly ForkSegment[]): Promise<readonly SegmentBlock[]> {
  const wanted = new Set<number>();
  for (const { from, to } of segments)
    for (let step = 0; step < AT_ENDS; step++) {
      wanted.add(Math.min(from + step, to));
      wanted.add(Math.max(to - step, from));
    }
  const facts = new Map<Hash, BlockFact>();
  for (const [low, high] of runsOf([...wanted])) for (const fact of await store.blocks(network, low, high)) facts.set(fact.hash, fact);
  const children = new Map<Hash, BlockFact[]>();
  for (const fact of facts.values()) children.set(fact.parentHash, [...(children.get(fact.parentHash) ?? []), fact]);
  return segments.flatMap((segment) => blocksOf(segment, facts, children));
}

/** Down from the segment's end by parents, and up from its beginning while it does not part. */
function blocksOf(
  segment: ForkSegment,
  facts: ReadonlyMap<Hash, BlockFact>,
  children: ReadonlyMap<Hash, readonly BlockFact[]>,
): readonly SegmentBlock[] {
  const found = new Map<number, BlockFact>();
  for (let fact = segment.end ? facts.get(segment.end) : undefined; fact && fact.height >= segment.from; fact = facts.get(fact.parentHash))
    found.set(fact.height, fact);
  for (let fact = segment.hash ? facts.get(segment.hash) : undefined; fact && fact.height <= segment.to; ) {
    if (!found.has(fact.height)) found.set(fact.height, fact);
    const next: readonly BlockFact[] = children.get(fact.hash) ?? [];
    fact = next.length === 1 ? next[0] : undefined;
  }
  return [...found.values()]
    .sort((a, b) => a.height - b.height)
    .map(({ height, hash, round, author, committers, firstSeenAt }) => ({
      segment: segment.id,
      height,
      hash,
      round,
      author,
      committers,
      at: firstSeenAt,
    }));
}

/** Heights as runs without gaps. */
function runsOf(heights: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const height of heights.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && height <= last[1] + 1) last[1] = height;
    else runs.push([height, height]);
  }
  return runs;
}

function gapsIn(spans: readonly WatchedSpan[], from: number, to: number): readonly WatchedSpan[] {
  const gaps: WatchedSpan[] = [];
  let end = from;
  for (const span of spans) {
    if (span.to <= from || span.from >= to) continue;
    if (span.from > end) gaps.push({ from: end, to: span.from });
    end = Math.max(end, span.to);
  }
  return end < to ? [...gaps, { from: end, to }] : gaps;
}
