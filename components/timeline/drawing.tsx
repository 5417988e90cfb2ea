import { formatWhole } from '@/components/format/number';
import { BranchChip } from '@/components/marks/branch-chip';
import { branchDash } from '@/components/marks/branch-dash';
import type { TimelineLayout } from '@/lib/views/fork-timeline';
import type { ForkTimelineView, SegmentBlock } from '@/lib/views/fork-timeline-types';
import { sayTimeline } from '@/lib/views/words/timeline';

export type Spot = { readonly segment: string; readonly height: number };

type Props = {
  readonly view: ForkTimelineView;
  readonly layout: TimelineLayout;
  readonly width: number;
  readonly cursor: Spot | null;
  readonly onPick: (spot: Spot) => void;
  readonly onUnfold: (from: number, to: number) => void;
};

/** Below this a block is no longer a dot of its own. */
const DOT_UNIT = 7;
const AXIS_PX = 22;

/** Trunk and branches to scale by height, heads as flags, folds with their count. Hidden from screen readers: words stand beside it. */
export function Drawing({ view, layout, width, cursor, onPick, onUnfold }: Props) {
  const { segments, flags, pieces, unit, xOf, yOf, height } = layout;
  const laneOf = new Map(segments.map(({ segment, lane }) => [segment.id, lane]));
  return (
    <svg aria-hidden="true" width={width} height={height + AXIS_PX} className="block max-w-full select-none" data-timeline>
      <Ticks layout={layout} view={view} top={0} bottom={height} />
      {segments.map(({ segment, lane, x0, x1 }) => {
        const parent = segment.parent === null ? undefined : laneOf.get(segment.parent);
        const start = xOf(segment.from - 1) ?? Math.max(0, x0 - 20);
        return (
          <g key={segment.id} data-branch={segment.label ?? undefined} fill="none" strokeWidth="2.5">
            {parent === undefined ? null : (
              <path d={joint(start, yOf(parent), x0, yOf(lane))} stroke={ink(segment.label)} strokeDasharray={branchDash(segment.label)} />
            )}
            <path
              d={`M${segment.parent === null ? Math.max(0, x0 - unit / 2) : x0} ${yOf(lane)}H${x1}`}
              stroke={ink(segment.label)}
              strokeDasharray={branchDash(segment.label)}
            />
            {view.blocks
              .filter((block) => block.segment === segment.id)
              .map((block) => {
                const x = xOf(block.height);
                return x === null || (unit < DOT_UNIT && block.height !== segment.to && block.height !== segment.from) ? null : (
                  <BlockDot
                    key={block.height}
                    block={block}
                    x={x}
                    y={yOf(lane)}
                    both={block.height === view.fork.height ? view.fork.sealedBoth.length : 0}
                    onPick={onPick}
                    wide={unit >= 2 * DOT_UNIT}
                  />
                );
              })}
            {segment.label === null ? null : <Letter label={segment.label} x={x1} y={yOf(lane)} width={width} />}
          </g>
        );
      })}
      {pieces
        .filter(({ kind }) => kind === 'fold')
        .map((piece) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the mouse; the same is a button below the drawing
          <g key={piece.from} onClick={() => onUnfold(piece.from, piece.to)} className="cursor-pointer">
            <title>{sayTimeline('drawing.heights-without-mark', { to: piece.to - piece.from + 1 })}</title>
            <rect
              x={piece.x0 + 4}
              y={4}
              width={Math.max(0, piece.x1 - piece.x0 - 8)}
              height={height - 8}
              rx="4"
              fill="var(--surface)"
              stroke="var(--edge)"
              strokeDasharray="2 3"
            />
            <text x={(piece.x0 + piece.x1) / 2} y={height / 2} textAnchor="middle" className="text-micro" fill="var(--ink2)">
              {formatWhole(piece.to - piece.from + 1)}
            </text>
            <text x={(piece.x0 + piece.x1) / 2} y={height / 2 + 14} textAnchor="middle" className="text-micro" fill="var(--ink3)">
              {sayTimeline('drawing.heights')}
            </text>
          </g>
        ))}
      {flags.map((flag) => (
        <g key={`${flag.segment} ${flag.height}`} data-branch={view.segments.find(({ id }) => id === flag.segment)?.label ?? undefined}>
          <title>{flag.names.join(', ')}</title>
          <path d={`M${flag.x} ${yOf(flag.lane)}V${flag.top}`} stroke="var(--edge)" strokeWidth="1" />
          <rect
            x={flag.left}
            y={flag.top}
            width={flag.right - flag.left}
            height={flag.bottom - flag.top}
            rx="3"
            fill="var(--branch-bg, var(--sunk))"
            stroke="var(--branch, var(--edge))"
            strokeWidth="1"
          />
          <text x={flag.left + 7} y={(flag.top + flag.bottom) / 2 + 4} className="text-micro" fill="var(--ink)">
            {flag.text}
          </text>
        </g>
      ))}
      <Cursor cursor={cursor} laneOf={laneOf} layout={layout} />
    </svg>
  );
}

const ink = (label: string | null): string => (label === null ? 'var(--edge)' : 'var(--branch)');

function joint(x0: number, y0: number, x1: number, y1: number): string {
  const middle = (x0 + x1) / 2;
  return `M${x0} ${y0}C${middle} ${y0} ${middle} ${y1} ${x1} ${y1}`;
}

type DotProps = {
  readonly block: SegmentBlock;
  readonly x: number;
  readonly y: number;
  /** How many sealed this block and one on another branch. */
  readonly both: number;
  readonly wide: boolean;
  readonly onPick: (spot: Spot) => void;
};

function BlockDot({ block, x, y, both, wide, onPick }: DotProps) {
  const { height, round, segment, committers } = block;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the mouse; the keyboard has the drawing's own keys
    <g className="cursor-pointer" onClick={() => onPick({ segment, height })}>
      <title>
        {sayTimeline('drawing.seals', {
          height,
          round: round === null ? sayTimeline('drawing.round-not-known') : sayTimeline('drawing.round', { round: String(round) }),
          committers: committers.length,
          both: both > 0 ? `, ${sayTimeline('drawing.them-on-other', { both: String(both) })}` : '',
        })}
      </title>
      <circle cx={x} cy={y} r="9" fill="transparent" stroke="none" />
      <circle
        cx={x}
        cy={y}
        r={wide ? 4.5 : 3}
        fill={round === 0 ? 'var(--surface)' : sayTimeline('drawing.var-branch-var')}
        stroke="var(--branch, var(--ink2))"
        strokeWidth="2"
      />
      {both > 0 ? <circle cx={x} cy={y} r="8" stroke="var(--ink)" strokeWidth="1.2" strokeDasharray="2 2" fill="none" /> : null}
      {wide && round !== null && round > 0 ? (
        <text x={x} y={y + 20} textAnchor="middle" className="text-micro" fill="var(--ink2)">
          r{round}
        </text>
      ) : null}
    </g>
  );
}

function Letter({ label, x, y, width }: { readonly label: string; readonly x: number; readonly y: number; readonly width: number }) {
  return (
    <foreignObject x={Math.min(x + 10, width - 20)} y={y - 10} width="20" height="20" className="overflow-visible">
      <BranchChip label={label} spoken={false} />
    </foreignObject>
  );
}

/** Heights that mean something, where there is room for their numbers. */
function Ticks({
  layout,
  view,
  top,
  bottom,
}: {
  readonly layout: TimelineLayout;
  readonly view: ForkTimelineView;
  readonly top: number;
  readonly bottom: number;
}) {
  const wanted = [view.fork.height, view.fork.ancestor.height, ...view.segments.flatMap(({ to, from }) => [to, from])];
  const placed: { readonly height: number; readonly x: number; readonly right: number }[] = [];
  for (const height of new Set(wanted)) {
    const x = layout.xOf(height);
    const half = formatWhole(height).length * 3.6 + 5;
    if (x !== null && placed.every((tick) => Math.abs(tick.x - x) > half + tick.right)) placed.push({ height, x, right: half });
  }
  return placed.map(({ height, x }) => (
    <g key={height}>
      <path d={`M${x} ${top}V${bottom}`} stroke="var(--line)" strokeWidth="1" />
      <text
        x={x}
        y={bottom + 14}
        textAnchor="middle"
        className="text-micro"
        fontWeight={height === view.fork.height ? 650 : 400}
        fill="var(--ink2)"
      >
        {formatWhole(height)}
      </text>
    </g>
  ));
}

function Cursor({
  cursor,
  laneOf,
  layout,
}: {
  readonly cursor: Spot | null;
  readonly laneOf: ReadonlyMap<string, number>;
  readonly layout: TimelineLayout;
}) {
  const x = cursor && layout.xOf(cursor.height);
  const lane = cursor && laneOf.get(cursor.segment);
  if (x === null || lane === null || lane === undefined) return null;
  return <circle cx={x} cy={layout.yOf(lane)} r="11" fill="none" stroke="var(--focus)" strokeWidth="2.5" />;
}
