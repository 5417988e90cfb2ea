'use client';

import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { nameByAddress } from '@/components/fork/node-names';
import { Spoken } from '@/components/marks/spoken';
import { Term } from '@/components/marks/term';
import { heightPath } from '@/components/routes';
import { Brush, type Range } from '@/components/timeline/brush';
import { Drawing, type Spot } from '@/components/timeline/drawing';
import { moveSpot, type SpotKey } from '@/components/timeline/move-spot';
import { TimeAxis } from '@/components/timeline/time-axis';
import { blockWords, timelineLines } from '@/components/timeline/timeline-words';
import { useWidth } from '@/components/timeline/use-width';
import { layoutForkTimeline, wholeRange } from '@/lib/views/fork-timeline';
import type { ForkTimelineView } from '@/lib/views/fork-timeline-types';
import { sayTimeline } from '@/lib/views/words/timeline';

const MOVES: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);
/** Fewer heights than this are never zoomed into. */
const CLOSEST = 4;

type Props = {
  readonly view: ForkTimelineView;
  readonly network: string;
  /** What to zoom into at first; left out, or none of it in the fork = the whole fork. */
  readonly heights?: Range | null;
  /** Told whenever something else is zoomed into; null = the whole fork. */
  readonly onHeights?: (heights: Range | null) => void;
};

/** A fork by height with a time axis below: zoom, brush, keys, and all of it in words. */
export function Timeline({ view, network, heights = null, onHeights }: Props) {
  const router = useRouter();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const [folds, setFolds] = useState(true);
  const [cursor, setCursor] = useState<Spot | null>(null);
  const whole = useMemo(() => wholeRange(view.segments), [view.segments]);
  const [zoomed, setKept] = useState(heights !== null && heights.from <= whole.to && heights.to >= whole.from ? heights : null);
  const setZoomed = (range: Range | null) => {
    setKept(range);
    onHeights?.(range && within(whole, range));
  };
  const shown = zoomed ? within(whole, zoomed) : whole;
  const layout = layoutForkTimeline(view.segments, view.nodes, { ...shown, width, folds });
  const nameOf = nameByAddress(view.nodes);
  const folded = layout.pieces.filter(({ kind }) => kind === 'fold');
  const start = (): Spot => cursor ?? { segment: view.segments[1]?.id ?? 'trunk', height: view.fork.height };

  const zoom = (factor: number) => {
    const middle = cursor?.height ?? Math.round((shown.from + shown.to) / 2);
    const count = Math.max(CLOSEST, Math.round((shown.to - shown.from + 1) * factor));
    if (count >= whole.to - whole.from + 1) return setZoomed(null);
    const from = Math.max(whole.from, Math.min(middle - Math.floor(count / 2), whole.to - count + 1));
    setZoomed({ from, to: from + count - 1 });
  };
  const look = ({ from, to }: Range) => {
    const missing = Math.max(0, CLOSEST - (to - from + 1));
    setZoomed({ from: from - Math.ceil(missing / 2), to: to + Math.floor(missing / 2) });
  };
  const moveTo = (spot: Spot) => {
    setCursor(spot);
    if (zoomed && (spot.height < shown.from || spot.height > shown.to)) {
      const by = spot.height < shown.from ? spot.height - shown.from : spot.height - shown.to;
      setZoomed({ from: shown.from + by, to: shown.to + by });
    }
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (MOVES.has(event.key)) moveTo(cursor ? moveSpot(view.segments, cursor, event.key as SpotKey) : start());
    else if (event.key === '+' || event.key === '=') zoom(0.5);
    else if (event.key === '-') zoom(2);
    else if (event.key === 'Enter') router.push(heightPath(network, start().height));
    else if (event.key === 'Escape') setZoomed(null);
    else return;
    event.preventDefault();
  };

  const block = cursor && view.blocks.find((one) => one.segment === cursor.segment && one.height === cursor.height);
  const segment = cursor && view.segments.find(({ id }) => id === cursor.segment);
  const heads = cursor
    ? view.nodes.filter((node) => node.segment === cursor.segment && node.height === cursor.height).map(({ name }) => name)
    : [];
  return (
    <section aria-labelledby="timeline" className="card">
      <h2 id="timeline" className="card-title">
        <span>
          <Spoken parts={sayTimeline.parts('timeline.by-height', { term: <Term id="branch">{sayTimeline('timeline.branches')}</Term> })} />
        </span>
        <span className="card-note">
          <Spoken
            parts={sayTimeline.parts('timeline.range', {
              from: shown.from,
              to: shown.to,
              folded:
                folded.length === 0
                  ? null
                  : ` · ${sayTimeline('timeline.heights-folded', { folded: folded.reduce((sum, { from, to }) => sum + to - from + 1, 0) })}`,
            })}
          />
        </span>
      </h2>
      <div className="mb-2 flex flex-wrap gap-2">
        <button type="button" className="control" onClick={() => zoom(0.5)}>
          <span aria-hidden="true">+</span>
          <span className="sr-only">{sayTimeline('timeline.zoom-in')}</span>
        </button>
        <button type="button" className="control" onClick={() => zoom(2)} disabled={zoomed === null}>
          <span aria-hidden="true">−</span>
          <span className="sr-only">{sayTimeline('timeline.zoom-out')}</span>
        </button>
        <button type="button" className="control" onClick={() => setZoomed(null)} disabled={zoomed === null}>
          {sayTimeline('timeline.whole-fork')}
        </button>
        <button type="button" className="control" aria-pressed={!folds} onClick={() => setFolds(!folds)}>
          {folds ? sayTimeline('timeline.unfold-straight-stretches') : sayTimeline('timeline.fold-straight-stretches')}
        </button>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a group that takes the keys of a drawing; a fieldset is a form's */}
      <div
        role="group"
        aria-label={sayTimeline('timeline.fork-by-height')}
        aria-describedby="timeline-keys timeline-words"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the drawing is moved over by keys
        tabIndex={0}
        onKeyDown={onKey}
        className="rounded-md"
      >
        <div ref={box} className="w-full min-w-0 overflow-hidden">
          <Drawing
            view={view}
            layout={layout}
            width={width}
            cursor={cursor}
            onPick={moveTo}
            onUnfold={(from, to) => look({ from: from - 2, to: to + 2 })}
          />
          <Brush segments={view.segments} whole={whole} shown={shown} width={width} onPick={look} />
        </div>
      </div>
      <p id="timeline-keys" className="mt-1 text-small text-ink3">
        {sayTimeline('timeline.arrow-keys-move')}
      </p>
      <p role="status" className="min-h-[1.45em] text-ink2">
        {cursor && segment ? blockWords(segment, cursor.height, block ?? undefined, heads, nameOf) : null}
      </p>
      <ul id="timeline-words" className="sr-only">
        {timelineLines(view, nameOf).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <TimeAxis view={view} width={width} />
      <TimeWords view={view} />
    </section>
  );
}

const within = (whole: Range, { from, to }: Range): Range => ({ from: Math.max(whole.from, from), to: Math.min(whole.to, to) });

/** Only of blocks that came is it told: in a stall rounds change without any. */
const roundWords = (count: number): string =>
  count === 0 ? sayTimeline('timeline.no-block-seen') : sayTimeline('timeline.round-changes-before', { count });

function TimeWords({ view }: { readonly view: ForkTimelineView }) {
  const { changes, incidents, gaps } = view.time;
  const rounds = changes.reduce((sum, { round }) => sum + (round ?? 0), 0);
  return (
    <p className="text-small text-ink2">
      <Spoken
        parts={sayTimeline.parts('timeline.incidents-bars-above', {
          changes: changes.some(({ round }) => round === null) ? sayTimeline('timeline.round-changes-not') : roundWords(rounds),
          incidents: incidents.length,
          gaps: gaps.length === 0 ? null : ` · ${sayTimeline('timeline.hatched-nobody-watched')}`,
        })}
      />
    </p>
  );
}
