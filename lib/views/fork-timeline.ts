import type { ForkSegment, TipNode } from './fork-timeline-types';
import { sayView } from './words/views';

/** What is seen of a fork: heights from..to over `width` px; `folds` = straight stretches may be drawn short. */
export type TimelineFrame = { readonly from: number; readonly to: number; readonly width: number; readonly folds: boolean };

/** A run of heights drawn to scale, or a straight stretch drawn short with its count. `x0`..`x1` in px. */
export type Piece = {
  readonly kind: 'scale' | 'fold';
  readonly from: number;
  readonly to: number;
  readonly x0: number;
  readonly x1: number;
};

export type PlacedSegment = { readonly segment: ForkSegment; readonly lane: number; readonly x0: number; readonly x1: number };

/** Nodes whose heads are one block. `row` counts upwards from the lane's line; `x` = its foot, `left`..`right` = the flag itself. */
export type PlacedFlag = {
  readonly segment: string;
  readonly height: number;
  readonly names: readonly string[];
  readonly validators: number;
  readonly text: string;
  readonly lane: number;
  readonly row: number;
  readonly x: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

export type TimelineLayout = {
  readonly pieces: readonly Piece[];
  readonly segments: readonly PlacedSegment[];
  readonly flags: readonly PlacedFlag[];
  /** Of the whole drawing, px. */
  readonly height: number;
  /** Where a lane's line lies. */
  readonly yOf: (lane: number) => number;
  /** px a height takes where it is drawn to scale. */
  readonly unit: number;
  /** Middle of a height, or where its fold stands; null = not in the frame. */
  readonly xOf: (height: number) => number | null;
};

/** Kept free at the right for the flags of the newest heads, px and share of the width. */
const FLAGS_PX = 150;
const FLAGS_SHARE = 0.36;
/** Below this a height is too small to be told from the next: straight stretches are folded. */
export const MIN_UNIT = 14;
/** A height alone on the screen is no wider. */
const MAX_UNIT = 72;
const FOLD_PX = 56;
/** Fewer heights than this are not worth a fold. */
const MIN_FOLD = 6;
/** Heights kept beside what is of interest. */
const BESIDE = 2;
const GAP_PX = 6;
const ROW_PX = 22;
/** Between a lane's line and its lowest flag, and below its line. */
const FOOT_PX = 8;
const BELOW_PX = 30;

/** Places a fork: heights to scale from left to right, a lane a branch, nodes as flags at their heads. Pure; nothing overlaps. */
export function layoutForkTimeline(segments: readonly ForkSegment[], nodes: readonly TipNode[], frame: TimelineFrame): TimelineLayout {
  const { pieces, unit } = placeHeights(segments, nodes, frame);
  const xOf = (height: number): number | null => placeOf(pieces, height, unit);
  const lanes = laneOf(segments);
  const placed = segments.flatMap((segment): PlacedSegment[] => {
    if (segment.to < frame.from || segment.from > frame.to) return [];
    const x0 = segment.from < frame.from ? 0 : xOf(segment.from);
    const x1 = segment.to > frame.to ? (pieces.at(-1)?.x1 ?? 0) : xOf(segment.to);
    return x0 === null || x1 === null ? [] : [{ segment, lane: lanes.get(segment.id) ?? 0, x0, x1: Math.max(x0, x1) }];
  });
  const flags = placeFlags(nodes, lanes, xOf, frame.width);
  const rows = Math.max(1, ...flags.map(({ row }) => row + 1));
  const room = rows * ROW_PX + FOOT_PX;
  // Half a lane off, flags must still find room between two lanes.
  const hasHalves = [...lanes.values()].some((lane) => lane % 1 !== 0);
  const pitch = hasHalves ? Math.max(2 * room, room + BELOW_PX) : room + BELOW_PX;
  const yOf = (lane: number): number => room + lane * pitch;
  return {
    pieces,
    segments: placed,
    flags: flags.map((flag) => {
      const bottom = yOf(flag.lane) - FOOT_PX - flag.row * ROW_PX;
      return { ...flag, bottom, top: bottom - ROW_PX + 2 };
    }),
    height: yOf(Math.max(0, ...lanes.values())) + BELOW_PX,
    yOf,
    unit,
    xOf,
  };
}

/** The heights a fork is drawn over when all of it is shown. */
export function wholeRange(segments: readonly ForkSegment[]): { readonly from: number; readonly to: number } {
  const heights = segments.flatMap(({ from, to }) => [from, to]);
  return { from: Math.min(...heights), to: Math.max(...heights) };
}

function placeHeights(
  segments: readonly ForkSegment[],
  nodes: readonly TipNode[],
  { from, to, width: whole, folds }: TimelineFrame,
): { readonly pieces: readonly Piece[]; readonly unit: number } {
  const width = whole - Math.min(FLAGS_PX, FLAGS_SHARE * whole);
  const runs = folds && (to - from + 1) * MIN_UNIT > width ? foldRuns(segments, nodes, from, to) : [{ kind: 'scale' as const, from, to }];
  const folded = runs.filter(({ kind }) => kind === 'fold').length;
  const heights = runs.reduce((sum, run) => sum + (run.kind === 'scale' ? run.to - run.from + 1 : 0), 0);
  // On a narrow screen folds give way too.
  const foldPx = Math.min(FOLD_PX, width / (2 * Math.max(1, folded)));
  const unit = Math.min(MAX_UNIT, (width - folded * foldPx) / Math.max(1, heights));
  let x = 0;
  const pieces = runs.map((run): Piece => {
    const x0 = x;
    x += run.kind === 'scale' ? (run.to - run.from + 1) * unit : foldPx;
    return { ...run, x0, x1: x };
  });
  return { pieces, unit };
}

/** Straight stretches: heights at which nothing parts, ends, or is anybody's head. */
function foldRuns(
  segments: readonly ForkSegment[],
  nodes: readonly TipNode[],
  from: number,
  to: number,
): readonly Pick<Piece, 'kind' | 'from' | 'to'>[] {
  const marks = [...segments.flatMap((segment) => [segment.from, segment.to]), ...nodes.flatMap(({ height }) => height ?? []), from, to];
  const kept = [...new Set(marks.filter((height) => height >= from && height <= to))].sort((a, b) => a - b);
  const runs: { kind: Piece['kind']; from: number; to: number }[] = [];
  const scale = (low: number, high: number) => {
    const last = runs.at(-1);
    if (last?.kind === 'scale' && low <= last.to + 1) last.to = Math.max(last.to, high);
    else runs.push({ kind: 'scale', from: low, to: high });
  };
  for (const height of kept) {
    const low = Math.max(from, height - BESIDE);
    const last = runs.at(-1);
    if (last && low - last.to - 1 >= MIN_FOLD) runs.push({ kind: 'fold', from: last.to + 1, to: low - 1 });
    scale(last && low - last.to - 1 < MIN_FOLD ? Math.min(low, last.to + 1) : low, Math.min(to, height + BESIDE));
  }
  return runs;
}

function placeOf(pieces: readonly Piece[], height: number, unit: number): number | null {
  const piece = pieces.find((one) => height >= one.from && height <= one.to);
  if (!piece) return null;
  if (piece.kind === 'scale') return piece.x0 + (height - piece.from + 0.5) * unit;
  return piece.x0 + ((height - piece.from + 0.5) / (piece.to - piece.from + 1)) * (piece.x1 - piece.x0);
}

/** Each lettered branch has a lane of its own, in order; trunk and stems lie in the middle of what grows out of them. */
function laneOf(segments: readonly ForkSegment[]): ReadonlyMap<string, number> {
  const lanes = new Map<string, number>();
  for (const { id, label } of segments) if (label !== null) lanes.set(id, lanes.size);
  for (const segment of segments.toReversed()) {
    if (segment.label !== null) continue;
    const above = segments.filter(({ parent }) => parent === segment.id).map(({ id }) => lanes.get(id) ?? 0);
    lanes.set(segment.id, above.length === 0 ? 0 : Math.floor(Math.min(...above) + Math.max(...above)) / 2);
  }
  return lanes;
}

function placeFlags(
  nodes: readonly TipNode[],
  lanes: ReadonlyMap<string, number>,
  xOf: (height: number) => number | null,
  width: number,
): readonly Omit<PlacedFlag, 'top' | 'bottom'>[] {
  const groups = new Map<string, { segment: string; height: number; names: string[]; validators: number }>();
  for (const { name, role, height, segment } of nodes) {
    if (height === null || segment === null) continue;
    const key = `${segment} ${height}`;
    const group = groups.get(key) ?? { segment, height, names: [], validators: 0 };
    group.names.push(name);
    if (role === 'validator') group.validators += 1;
    groups.set(key, group);
  }
  const placed: Omit<PlacedFlag, 'top' | 'bottom'>[] = [];
  for (const group of [...groups.values()].sort((a, b) => a.height - b.height || (a.segment < b.segment ? -1 : 1))) {
    const x = xOf(group.height);
    if (x === null) continue;
    const lane = lanes.get(group.segment) ?? 0;
    const text = flagText(group.names, Math.min(320, width / 2 - 12));
    const wide = textWidth(text);
    const left = Math.max(0, Math.min(x - 1, width - wide));
    const right = left + wide;
    let row = 0;
    while (placed.some((one) => Math.abs(one.lane - lane) < 1 && one.row === row && left < one.right + GAP_PX && one.left < right + GAP_PX))
      row++;
    placed.push({ ...group, text, lane, row, x, left, right });
  }
  return placed;
}

/** As many names as there is room for, else their number. */
function flagText(names: readonly string[], room: number): string {
  const all = names.join(', ');
  if (textWidth(all) <= room) return all;
  const first = `${names[0]} +${names.length - 1}`;
  return names.length < 4 && textWidth(first) <= room ? first : sayView('nodes', { count: names.length });
}

/** A generous guess at 12 px type, so that what is placed by it never overlaps. */
const textWidth = (text: string): number => text.length * 6.8 + 14;
