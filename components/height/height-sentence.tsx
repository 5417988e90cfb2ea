'use client';

import { useStale } from '@/components/live/use-live';
import { SentenceFrame } from '@/components/marks/sentence-frame';
import type { Severity } from '@/components/marks/severity-mark';
import type { HeightView } from '@/lib/views/types';
import { sayHeight } from '@/lib/views/words/height';

const STATE = {
  agreed: { word: sayHeight('height-sentence.agreed'), severity: 'ok' },
  forked: { word: sayHeight('height-sentence.forked'), severity: 'critical' },
  undecided: { word: sayHeight('height-sentence.undecided'), severity: 'info' },
  unknown: { word: sayHeight('height-sentence.not-known'), severity: 'unknown' },
} as const satisfies Record<HeightView['state'], { readonly word: string; readonly severity: Severity }>;

/** The height's state in words. */
export function HeightSentence({ state, sentence }: Pick<HeightView, 'state' | 'sentence'>) {
  const stale = useStale();
  const known = STATE[state];
  const severity = stale ? 'unknown' : known.severity;
  return (
    <SentenceFrame
      severity={severity}
      sentence={sentence}
      lead={
        <p role="status" className="mb-1 font-semibold text-small">
          {stale ? sayHeight('height-sentence.not-known-now', { state: known.word.toLowerCase() }) : known.word}
        </p>
      }
    />
  );
}
