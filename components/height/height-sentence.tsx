'use client';

import { useStale } from '@/components/live/use-live';
import type { Severity } from '@/components/marks/severity-mark';
import { SeverityMark } from '@/components/marks/severity-mark';
import type { HeightView } from '@/lib/views/types';

const STATE = {
  agreed: { word: 'Agreed', severity: 'ok' },
  forked: { word: 'Forked', severity: 'critical' },
  undecided: { word: 'Undecided', severity: 'info' },
  unknown: { word: 'Not known', severity: 'unknown' },
} as const satisfies Record<HeightView['state'], { readonly word: string; readonly severity: Severity }>;

/** The height's state in words. */
export function HeightSentence({ state, sentence }: Pick<HeightView, 'state' | 'sentence'>) {
  const stale = useStale();
  const known = STATE[state];
  const severity = stale ? 'unknown' : known.severity;
  return (
    <section
      aria-labelledby="verdict"
      data-severity={severity}
      className="flex gap-3.5 rounded-lg border border-line bg-surface px-5 py-4.5 data-[severity=critical]:border-bad/55 data-[severity=critical]:bg-bad-bg"
    >
      <span className="pt-0.75">
        <SeverityMark severity={severity} size={24} />
      </span>
      <div className="min-w-0">
        <p role="status" className="mb-1 font-semibold text-small">
          {stale ? `Not known now · last heard: ${known.word.toLowerCase()}` : known.word}
        </p>
        <h1
          id="verdict"
          className="live-value text-balance break-words font-semibold text-title leading-tight tracking-tight min-[700px]:text-heading"
        >
          {sentence}
        </h1>
      </div>
    </section>
  );
}
