'use client';

import { useRef } from 'react';
import { formatWhole } from '@/components/format/number';
import { useStale } from '@/components/live/use-live';
import { SeverityMark, VERDICT_WORD } from '@/components/marks/severity-mark';
import { stateAt } from '@/components/wall/state-at';
import { useForm } from '@/components/wall/use-form';
import type { RecoveryNow } from '@/lib/views/recovery-now';
import type { OverviewView } from '@/lib/views/types';
import { sayWall } from '@/lib/views/words/wall';

/** full = as large as the wall has it; least = as small as the distance allows; word = the state and where, as the sentence has no room. */
const FORMS = ['full', 'least', 'word'] as const;
const isTooTall = (zone: HTMLElement): boolean => zone.scrollHeight > zone.clientHeight + 1;

type Props = { readonly overview: OverviewView; readonly recovery: RecoveryNow | null };

/** The state in one sentence, the largest thing on the wall, with the last common block and what comes next under it. */
export function WallSentence({ overview, recovery }: Props) {
  const stale = useStale();
  const { verdict, fork } = overview;
  const severity = stale ? 'unknown' : verdict.severity;
  // What has to be done stands until somebody does it: a plan alone moves no node.
  const said = recovery && sayWall('recovery', { sentence: recovery.sentence });
  const [next, planned] = recovery?.isUnderWay ? [said, null] : [verdict.next, said];
  // Digits are of one width: a height that counts up is no other sentence.
  const shape = `${verdict.short} ${next ?? ''} ${planned ?? ''}`.replace(/\d/g, '0');
  const ref = useRef<HTMLElement>(null);
  const fit = FORMS[useForm(ref, shape, FORMS.length, isTooTall)] ?? 'full';
  return (
    <section className="wall-sentence" data-zone="sentence" data-severity={severity} data-fit={fit} ref={ref}>
      {/* Another state is another sentence in the same zone: put in its place, not pushed aside. */}
      <div key={`${severity} ${fit} ${shape}`} className="wall-said">
        <h1 className="live-value" title={verdict.sentence}>
          {severity === 'ok' ? null : <SeverityMark severity={severity} />}
          {fit === 'word' ? (
            <>
              {stateAt(overview)}
              <span className="sr-only"> {verdict.short}</span>
            </>
          ) : (
            verdict.short
          )}
        </h1>
        <p className="wall-next live-value">
          {fork === null ? null : <span>{sayWall('common', { height: formatWhole(fork.ancestor.height) })}</span>}{' '}
          {next === null ? null : <span>{next}</span>} {planned === null || fit !== 'full' ? null : <span>{planned}</span>}
        </p>
      </div>
      {/* Said once a state: heights and ages that count on are no news to who listens. */}
      <p role="status" className="sr-only">
        {stale ? `${sayWall('unknown.now')}.` : fork === null ? `${VERDICT_WORD[verdict.state]}.` : stateAt(overview)}
      </p>
    </section>
  );
}
