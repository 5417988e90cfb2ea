'use client';

import type { ReactNode } from 'react';
import { formatDuration } from '@/components/format/duration';
import { useNow } from '@/components/live/use-live';
import { Spoken } from '@/components/marks/spoken';
import { Term } from '@/components/marks/term';
import { Unknown } from '@/components/marks/unknown';
import { Fact } from '@/components/overview/fact';
import { roundText } from '@/components/rounds/round-text';
import type { OpenRound } from '@/lib/views/types';
import { sayOverview } from '@/lib/views/words/overview';

/** "Round, from logs": how sure it is stands beside the word. */
const LABEL = {
  log: (
    <>
      <Spoken parts={sayOverview.parts('round-fact.from-logs', { term: <Term id="round" /> })} />
    </>
  ),
  estimate: <Term id="estimate">{sayOverview('round.estimate')}</Term>,
  unknown: <Term id="round" />,
} as const satisfies Record<OpenRound['source'], ReactNode>;

/** The round of the height being agreed on now. */
export function RoundFact({ open, reason }: { readonly open: OpenRound | null; readonly reason?: string }) {
  const now = useNow();
  if (open === null || open.round === null) {
    const why = reason ?? (open === null ? sayOverview('round.open.unknown') : sayOverview('round.unknown', { height: open.height }));
    return <Fact label={LABEL[open?.source ?? 'unknown']} value={<Unknown why={why} />} lines={[why]} />;
  }
  const value = roundText({ ...open, round: open.round });
  return (
    <Fact
      label={LABEL[open.source]}
      value={value}
      lines={[sayOverview('round.at', { height: open.height }), nextLine(open.nextChangeAt, now)]}
    />
  );
}

function nextLine(at: number | null, now: number): string {
  if (at === null) return sayOverview('round.next.unknown');
  return at > now ? sayOverview('round.next', { span: formatDuration(at - now) }) : sayOverview('round.next.now');
}
