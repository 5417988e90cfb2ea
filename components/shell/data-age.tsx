import { formatDuration } from '@/components/format/duration';
import type { Freshness } from '@/components/live/use-freshness';
import { SeverityMark } from '@/components/marks/severity-mark';
import { sayShell } from '@/lib/views/words/shell';

type Props = { readonly freshness: Freshness; readonly nodes: number | null; readonly answering: number | null };

/** "polled 1 s ago · 5 of 5 nodes answer"; the word "stale" with a mark once that can't be relied on. */
export function DataAge({ freshness, nodes, answering }: Props) {
  const answer =
    nodes === null || answering === null ? null : sayShell(nodes === 1 ? 'age.answers.one' : 'age.answers', { answering, nodes });
  if (freshness.ageMs === null) {
    return <p className="text-ink2">{nodes === null ? sayShell('age.none') : sayShell('age.asking', { nodes })}</p>;
  }
  const polled = sayShell('age.polled', { span: formatDuration(freshness.ageMs) });
  if (freshness.state === 'fresh') {
    return (
      <p className="text-ink2">
        {polled}
        {answer === null ? null : ` · ${answer}`}
      </p>
    );
  }
  if (freshness.state === 'waiting') return <p className="text-ink2">{sayShell('age.late', { polled })}</p>;
  return (
    <p className="flex items-center gap-1.5 font-medium text-bad">
      <SeverityMark severity="critical" size={14} />
      {sayShell('age.stale', { polled })}
    </p>
  );
}
