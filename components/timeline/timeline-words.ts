import type { NameOf } from '@/components/fork/node-names';
import { formatWhole } from '@/components/format/number';
import type { ForkSegment, ForkTimelineView, SegmentBlock } from '@/lib/views/fork-timeline-types';
import { sayTimeline } from '@/lib/views/words/timeline';

/** A segment as people call it. */
export function segmentName({ label, parent }: ForkSegment): string {
  if (label !== null) return sayTimeline('timeline-words.branch', { label });
  return parent === null ? sayTimeline('timeline-words.common-chain') : sayTimeline('timeline-words.branch-that-parts');
}

/** One height of one segment in words. */
export function blockWords(
  segment: ForkSegment,
  height: number,
  block: SegmentBlock | undefined,
  nodes: readonly string[],
  nameOf: NameOf,
): string {
  const parts = [sayTimeline('timeline-words.height', { height, segment: segmentName(segment) })];
  if (block === undefined) parts.push(sayTimeline('timeline-words.its-block-not'));
  else {
    parts.push(
      block.author === null
        ? sayTimeline('timeline-words.proposer-not-known')
        : sayTimeline('timeline-words.proposed-by', { author: nameOf(block.author) }),
    );
    parts.push(block.round === null ? sayTimeline('drawing.round-not-known') : sayTimeline('drawing.round', { round: block.round }));
    parts.push(sayTimeline('timeline-words.seals', { committers: block.committers.length }));
  }
  if (nodes.length > 0) parts.push(sayTimeline('timeline-words.head', { nodes: nodes.join(', ') }));
  return `${parts.join(', ')}.`;
}

/** The whole drawing in sentences, a line a segment, for who can't see it. */
export function timelineLines({ segments, nodes, fork }: ForkTimelineView, nameOf: NameOf): readonly string[] {
  const lines = segments.map((segment) => {
    const heads = nodes.filter((node) => node.segment === segment.id).map((node) => node.name);
    const own =
      segment.parent === null
        ? sayTimeline('timeline-words.common-chain-goes', { to: formatWhole(segment.to) })
        : sayTimeline('timeline-words.heights', {
            segment: segmentName(segment).replace(/^./, (first) => first.toUpperCase()),
            from: formatWhole(segment.from),
            to: formatWhole(segment.to),
          });
    return `${own}; ${heads.length === 0 ? sayTimeline('timeline-words.nobodys-head') : sayTimeline('timeline-words.head-nodes', { count: heads.length, nodes: heads.join(', ') })}.`;
  });
  const lost = nodes.filter((node) => node.segment === null).map(({ name }) => name);
  if (lost.length > 0) lines.push(sayTimeline('timeline-words.on-none-them', { nodes: lost.join(', ') }));
  const both = fork.sealedBoth.map(nameOf);
  const several = fork.branches.length > 2 ? sayTimeline('timeline-words.more-than-one') : sayTimeline('timeline-words.both');
  lines.push(
    both.length === 0
      ? sayTimeline('timeline-words.nobody-known-have', { several })
      : sayTimeline('timeline-words.sealed', { several, validators: both.join(', ') }),
  );
  return lines;
}
