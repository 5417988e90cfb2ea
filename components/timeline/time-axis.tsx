import { formatUtc, formatUtcTime } from '@/components/format/instant';
import { formatWhole } from '@/components/format/number';
import { VERDICT_WORD } from '@/components/marks/severity-mark';
import type { ForkTimelineView } from '@/lib/views/fork-timeline-types';
import type { VerdictState } from '@/lib/views/types';
import { sayTimeline } from '@/lib/views/words/timeline';

const BAD = {
  healthy: 'var(--sunk)',
  degraded: 'var(--warn)',
  slow: 'var(--warn)',
  stalled: 'var(--bad)',
  forked: 'var(--bad)',
  unknown: 'var(--edge)',
} as const satisfies Record<VerdictState, string>;
const HEIGHT = 74;

/** Verdict, round changes and incidents on a time axis; what nobody watched is hatched. Words for it stand in the list beside. */
export function TimeAxis({ view, width }: { readonly view: ForkTimelineView; readonly width: number }) {
  const { from, to, changes, verdicts, incidents, gaps } = view.time;
  const x = (at: number): number => (to === from ? 0 : Math.min(width, Math.max(0, ((at - from) / (to - from)) * width)));
  const most = Math.max(1, ...changes.map(({ round }) => round ?? 0));
  return (
    <svg aria-hidden="true" width={width} height={HEIGHT} className="mt-3 block max-w-full" data-time-axis>
      <defs>
        <pattern id="unwatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V6" stroke="var(--edge)" strokeWidth="1.4" />
        </pattern>
      </defs>
      <rect x="0" y="36" width={width} height="7" fill="url(#unwatched)" />
      {verdicts.map(({ at, state, sentence }, index) => (
        <rect
          key={`${at} ${state}`}
          x={x(at)}
          y="36"
          width={Math.max(1, x(verdicts[index + 1]?.at ?? to) - x(at))}
          height="7"
          fill={BAD[state]}
        >
          <title>{sayTimeline('time-axis.from', { state: VERDICT_WORD[state], at: formatUtc(at), sentence })}</title>
        </rect>
      ))}
      {changes.map(({ at, height, round }) => (
        <rect
          key={`${at} ${height}`}
          x={Math.min(width - 2, x(at))}
          y={34 - (28 * (round ?? most)) / most}
          width="2"
          height={(28 * (round ?? most)) / most}
          fill={round === null ? 'url(#unwatched)' : 'var(--ink2)'}
        >
          <title>{`${formatWhole(height)}: ${round === null ? sayTimeline('drawing.round-not-known') : sayTimeline('drawing.round', { round: String(round) })}, ${formatUtcTime(at)}`}</title>
        </rect>
      ))}
      {incidents.map(({ id, title, severity, from: began, to: ended }) => (
        <rect
          key={id}
          x={x(began)}
          y="46"
          width={Math.max(3, x(ended ?? to) - x(began))}
          height="5"
          rx="2"
          fill={severity === 'critical' ? 'var(--bad)' : severity === 'warning' ? 'var(--warn)' : 'var(--edge)'}
        >
          <title>{sayTimeline('time-axis.incident', { id: String(id), title })}</title>
        </rect>
      ))}
      {gaps.map((gap) => (
        <rect
          key={gap.from}
          x={x(gap.from)}
          y="4"
          width={Math.max(1, x(gap.to) - x(gap.from))}
          height="47"
          fill="url(#unwatched)"
          opacity="0.6"
        />
      ))}
      {view.seenAt === null ? null : <path d={`M${x(view.seenAt)} 2V52`} stroke="var(--bad)" strokeWidth="1.5" strokeDasharray="3 2" />}
      {view.goneAt === null ? null : <path d={`M${x(view.goneAt)} 2V52`} stroke="var(--ink2)" strokeWidth="1.5" strokeDasharray="3 2" />}
      <text x="0" y="68" className="text-micro" fill="var(--ink2)">
        {formatUtcTime(from)}
      </text>
      <text x={width} y="68" textAnchor="end" className="text-micro" fill="var(--ink2)">
        {formatUtcTime(to)}
      </text>
    </svg>
  );
}
