'use client';

import { useRef, useState } from 'react';
import type { ForkSegment } from '@/lib/views/fork-timeline-types';
import { sayTimeline } from '@/lib/views/words/timeline';

export type Range = { readonly from: number; readonly to: number };

type Props = {
  readonly segments: readonly ForkSegment[];
  readonly whole: Range;
  readonly shown: Range;
  readonly width: number;
  readonly onPick: (range: Range) => void;
};

const HEIGHT = 26;

/** All heights in a strip: drag over it to see those alone. The keys + and − do the same. */
export function Brush({ segments, whole, shown, width, onPick }: Props) {
  const strip = useRef<SVGSVGElement>(null);
  const [drag, setDrag] = useState<readonly [number, number] | null>(null);
  const count = whole.to - whole.from + 1;
  const x = (height: number): number => ((height - whole.from) / count) * width;
  const heightAt = (clientX: number): number => {
    const left = strip.current?.getBoundingClientRect().left ?? 0;
    return Math.min(whole.to, Math.max(whole.from, whole.from + Math.floor(((clientX - left) / width) * count)));
  };
  const picked: Range = drag ? { from: Math.min(...drag), to: Math.max(...drag) } : shown;
  return (
    <svg
      ref={strip}
      aria-hidden="true"
      width={width}
      height={HEIGHT}
      className="mt-2 block max-w-full cursor-crosshair touch-none rounded"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        const at = heightAt(event.clientX);
        setDrag([at, at]);
      }}
      onPointerMove={(event) => {
        if (drag) setDrag([drag[0], heightAt(event.clientX)]);
      }}
      onPointerUp={() => {
        if (drag) onPick({ from: Math.min(...drag), to: Math.max(...drag) });
        setDrag(null);
      }}
      onPointerCancel={() => setDrag(null)}
    >
      <title>{sayTimeline('brush.heights-drag-look', { from: whole.from, to: whole.to })}</title>
      <rect width={width} height={HEIGHT} fill="var(--sunk)" />
      {segments.map(({ id, label, from, to }, index) => (
        <g key={id} data-branch={label ?? undefined}>
          <rect
            x={x(from)}
            y={4 + (index % 6) * 3}
            width={Math.max(2, x(to + 1) - x(from))}
            height="2"
            fill={label === null ? 'var(--edge)' : 'var(--branch)'}
          />
        </g>
      ))}
      <rect
        x={x(picked.from)}
        y="0.75"
        width={Math.max(6, x(picked.to + 1) - x(picked.from))}
        height={HEIGHT - 1.5}
        fill="var(--focus)"
        fillOpacity="0.12"
        stroke="var(--focus)"
        strokeWidth="1.5"
        rx="3"
      />
    </svg>
  );
}
