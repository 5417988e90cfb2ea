import { formatDuration } from '@/components/format/duration';
import { countOf } from '@/components/format/number';
import type { Freshness } from '@/components/live/use-freshness';
import { SeverityMark } from '@/components/marks/severity-mark';

type Props = { readonly freshness: Freshness; readonly nodes: number | null; readonly answering: number | null };

/** "polled 1 s ago · 5 of 5 nodes answer"; the word "stale" with a mark once that can't be relied on. */
export function DataAge({ freshness, nodes, answering }: Props) {
  const answer =
    nodes === null || answering === null ? null : `${answering} of ${countOf(nodes, 'node')} ${nodes === 1 ? 'answers' : 'answer'}`;
  if (freshness.ageMs === null) {
    return <p className="text-ink2">{nodes === null ? 'not polled yet' : `asking ${countOf(nodes, 'node')} …`}</p>;
  }
  const polled = `polled ${formatDuration(freshness.ageMs)} ago`;
  if (freshness.state === 'fresh') {
    return (
      <p className="text-ink2">
        {polled}
        {answer === null ? null : ` · ${answer}`}
      </p>
    );
  }
  if (freshness.state === 'waiting') return <p className="text-ink2">{polled} · catching up …</p>;
  return (
    <p className="flex items-center gap-1.5 font-medium text-bad">
      <SeverityMark severity="critical" size={14} />
      stale · {polled}
    </p>
  );
}
