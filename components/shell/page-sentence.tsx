'use client';

import { useStale } from '@/components/live/use-live';
import { SentenceDetail } from '@/components/marks/sentence-detail';
import { SentenceFrame } from '@/components/marks/sentence-frame';
import type { Severity } from '@/components/marks/severity-mark';
import { sayShell } from '@/lib/views/words/shell';

type Props = { readonly severity: Severity; readonly sentence: string; readonly details?: readonly string[] };

/** What a page has to say, first, in words; grey while all is well. */
export function PageSentence({ severity, sentence, details = [] }: Props) {
  const stale = useStale();
  const shown = stale ? 'unknown' : severity;
  return (
    <div className="mb-4">
      <SentenceFrame
        severity={shown}
        sentence={sentence}
        lead={
          <p role="status" className="sr-only">
            {stale ? sayShell('sentence.stale') : sayShell(`sentence.${severity}`)}
          </p>
        }
      >
        {details.map((detail) => (
          <SentenceDetail key={detail}>{detail}</SentenceDetail>
        ))}
      </SentenceFrame>
    </div>
  );
}
