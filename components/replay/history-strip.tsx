import { formatUtc } from '@/components/format/instant';
import { VERDICT_WORD } from '@/components/marks/severity-mark';
import type { HistoryMark, HistoryView } from '@/lib/views/past-types';
import type { VerdictState } from '@/lib/views/types';
import { sayReplay } from '@/lib/views/words/replay';

const FILL = {
  healthy: 'var(--sunk)',
  degraded: 'var(--warn)',
  slow: 'var(--warn)',
  stalled: 'var(--bad)',
  forked: 'var(--bad)',
  unknown: 'url(#strip-unknown)',
} as const satisfies Record<VerdictState, string>;

/** Besides by hue, states differ by how high their bar stands. */
const HIGH = { healthy: 6, degraded: 14, slow: 18, stalled: 26, forked: 34, unknown: 34 } as const satisfies Record<VerdictState, number>;

/** The worst verdict of each stretch as a bar, what nobody watched hatched, turns as ticks above. The list beside says it in words. */
export function HistoryStrip({ history }: { readonly history: HistoryView }) {
  const { from, to, buckets, marks } = history;
  const x = (at: number): number => (to === from ? 0 : ((at - from) / (to - from)) * 1000);
  const ticks = (of: readonly HistoryMark[]): string => of.map(({ at }) => `M${x(at).toFixed(1)} 0v7`).join('');
  return (
    <svg aria-hidden="true" viewBox="0 0 1000 44" preserveAspectRatio="none" className="block h-11 w-full">
      <defs>
        <pattern id="strip-unknown" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V6" stroke="var(--edge)" strokeWidth="1.6" />
        </pattern>
      </defs>
      {buckets.map((bucket) => {
        const state = bucket.worst ?? 'unknown';
        const high = bucket.gap ? 34 : HIGH[state];
        return (
          <rect
            key={bucket.from}
            x={x(bucket.from)}
            y={44 - high}
            width={Math.max(0.5, x(bucket.to) - x(bucket.from))}
            height={high}
            fill={bucket.worst === null ? FILL.unknown : FILL[state]}
          >
            <title>{`${formatUtc(bucket.from)}: ${bucket.worst === null ? sayReplay('history-strip.nobody-watched') : VERDICT_WORD[bucket.worst]}`}</title>
          </rect>
        );
      })}
      <path d={ticks(marks.filter(({ kind }) => kind !== 'incident'))} stroke="var(--ink2)" strokeWidth="2" />
      <path d={ticks(marks.filter(({ kind }) => kind === 'incident'))} stroke="var(--bad)" strokeWidth="2" />
    </svg>
  );
}
