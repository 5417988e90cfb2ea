'use client';

import { useStale } from '@/components/live/use-live';
import { type Severity, SeverityMark } from '@/components/marks/severity-mark';

const WORD = {
  ok: 'As it should be',
  info: 'Note',
  warning: 'Look at this',
  critical: 'Critical',
  unknown: 'Not known',
} as const satisfies Record<Severity, string>;

type Props = { readonly severity: Severity; readonly sentence: string; readonly details?: readonly string[] };

/** What a page has to say, first, in words; grey while all is well. */
export function PageSentence({ severity, sentence, details = [] }: Props) {
  const stale = useStale();
  const shown = stale ? 'unknown' : severity;
  return (
    <section
      aria-labelledby="sentence"
      data-severity={shown}
      className="mb-4 flex min-w-0 gap-3.5 rounded-lg border border-line bg-surface px-5 py-4.5 data-[severity=critical]:border-bad/55 data-[severity=critical]:bg-bad-bg data-[severity=warning]:border-warn/55 data-[severity=warning]:bg-warn-bg"
    >
      <span className="pt-0.75">
        <SeverityMark severity={shown} size={24} />
      </span>
      <div className="min-w-0">
        <p role="status" className="sr-only">
          {stale ? 'Not known now' : WORD[severity]}
        </p>
        <h1
          id="sentence"
          className="live-value text-balance break-words font-semibold text-title leading-tight tracking-tight min-[700px]:text-heading"
        >
          {sentence}
        </h1>
        {details.map((detail) => (
          <p key={detail} className="mt-1.5 max-w-[84ch] text-ink2">
            {detail}
          </p>
        ))}
      </div>
    </section>
  );
}
