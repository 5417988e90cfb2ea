import type { NameOf } from '@/components/fork/node-names';
import { countOf, formatWhole } from '@/components/format/number';
import type { ForkSegment, ForkTimelineView, SegmentBlock } from '@/lib/views/fork-timeline-types';

/** A segment as people call it. */
export function segmentName({ label, parent }: ForkSegment): string {
  if (label !== null) return `branch ${label}`;
  return parent === null ? 'the common chain' : 'a branch that parts again';
}

/** One height of one segment in words. */
export function blockWords(
  segment: ForkSegment,
  height: number,
  block: SegmentBlock | undefined,
  nodes: readonly string[],
  nameOf: NameOf,
): string {
  const parts = [`Height ${formatWhole(height)}, ${segmentName(segment)}`];
  if (block === undefined) parts.push('its block is not drawn');
  else {
    parts.push(block.author === null ? 'proposer not known' : `proposed by ${nameOf(block.author)}`);
    parts.push(block.round === null ? 'round not known' : `round ${formatWhole(block.round)}`);
    parts.push(countOf(block.committers.length, 'seal'));
  }
  if (nodes.length > 0) parts.push(`head of ${nodes.join(', ')}`);
  return `${parts.join(', ')}.`;
}

/** The whole drawing in sentences, a line a segment, for who can't see it. */
export function timelineLines({ segments, nodes, fork }: ForkTimelineView, nameOf: NameOf): readonly string[] {
  const lines = segments.map((segment) => {
    const heads = nodes.filter((node) => node.segment === segment.id).map((node) => node.name);
    const own =
      segment.parent === null
        ? `The common chain goes up to ${formatWhole(segment.to)}`
        : `${segmentName(segment).replace(/^./, (first) => first.toUpperCase())}: heights ${formatWhole(segment.from)} to ${formatWhole(segment.to)}`;
    return `${own}; ${heads.length === 0 ? 'nobody’s head' : `head of ${countOf(heads.length, 'node')}: ${heads.join(', ')}`}.`;
  });
  const lost = nodes.filter((node) => node.segment === null).map(({ name }) => name);
  if (lost.length > 0) lines.push(`On none of them, or not known: ${lost.join(', ')}.`);
  const both = fork.sealedBoth.map(nameOf);
  const several = fork.branches.length > 2 ? 'more than one' : 'both';
  lines.push(both.length === 0 ? `Nobody is known to have sealed ${several}.` : `Sealed ${several}: ${both.join(', ')}.`);
  return lines;
}
