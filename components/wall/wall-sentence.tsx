'use client';

import { formatWhole } from '@/components/format/number';
import { useStale } from '@/components/live/use-live';
import { SeverityMark, VERDICT_SEVERITY, VERDICT_WORD } from '@/components/marks/severity-mark';
import { useFittingSentence } from '@/components/wall/use-fitting-sentence';
import type { RecoveryNow } from '@/lib/views/recovery-now';
import type { OverviewView } from '@/lib/views/types';

type Props = { readonly overview: OverviewView; readonly recovery: RecoveryNow | null };

/** The state in one sentence, the largest thing on the wall, with the last common block and what comes next under it. */
export function WallSentence({ overview, recovery }: Props) {
  const stale = useStale();
  const { verdict, fork } = overview;
  const severity = stale ? 'unknown' : VERDICT_SEVERITY[verdict.state];
  const word = `${VERDICT_WORD[verdict.state]}.`;
  const next = recovery === null ? verdict.next : recovery.sentence;
  const { ref, fit } = useFittingSentence(`${verdict.short} ${next ?? ''}`);
  return (
    <section className="wall-sentence" data-zone="sentence" data-severity={severity} data-fit={fit} ref={ref}>
      {severity === 'ok' ? null : (
        <span className="wall-mark">
          <SeverityMark severity={severity} size={24} />
        </span>
      )}
      <div className="wall-said">
        <h1 className="live-value" title={verdict.sentence}>
          {fit === 'word' ? (
            <>
              {word}
              <span className="sr-only"> {verdict.short}</span>
            </>
          ) : (
            verdict.short
          )}
        </h1>
        <p className="wall-next live-value">
          {fork === null ? null : <span>Last common {formatWhole(fork.ancestor.height)}.</span>}{' '}
          {next === null ? null : <span>{next}</span>}
        </p>
      </div>
      <p role="status" className="sr-only">
        {stale ? 'Not known now.' : severity === 'ok' ? `${VERDICT_WORD[verdict.state]}.` : verdict.short}
      </p>
    </section>
  );
}
