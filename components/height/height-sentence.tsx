'use client';

import { useStale } from '@/components/live/use-live';
import { SentenceFrame } from '@/components/marks/sentence-frame';
import type { Severity } from '@/components/marks/severity-mark';
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
    <SentenceFrame
      severity={severity}
      sentence={sentence}
      lead={
        <p role="status" className="mb-1 font-semibold text-small">
          {stale ? `Not known now · last heard: ${known.word.toLowerCase()}` : known.word}
        </p>
      }
    />
  );
}
