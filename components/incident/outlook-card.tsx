'use client';

import { formatDuration } from '@/components/format/duration';
import { useNow, useStale } from '@/components/live/use-live';
import { BranchChip } from '@/components/marks/branch-chip';
import { Spoken } from '@/components/marks/spoken';
import { Term } from '@/components/marks/term';
import { TimeText } from '@/components/marks/time-text';
import { Unknown } from '@/components/marks/unknown';
import { roundText } from '@/components/rounds/round-text';
import type { OutlookView } from '@/lib/views/incident-types';
import { sayIncident } from '@/lib/views/words/incident';

const HEADING = {
  yes: sayIncident('outlook-card.why-heals-by'),
  no: sayIncident('outlook-card.why-does-not'),
  unknown: sayIncident('outlook-card.whether-heals-by'),
} as const satisfies Record<OutlookView['heals'], string>;

const RESTART = {
  yes: sayIncident('outlook-card.restarting-consensus-on'),
  no: sayIncident('outlook-card.restarting-consensus-does'),
  unknown: sayIncident('outlook-card.whether-restarting-consensus'),
} as const satisfies Record<OutlookView['restartHelps'], string>;

const TITLE = {
  stands: null,
  gone: sayIncident('outlook-card.watched-whether-stays'),
  overdue: sayIncident('outlook-card.should-have-healed'),
  worst: sayIncident('outlook-card.what-expected'),
} as const satisfies Record<OutlookView['stage'], string | null>;

type Props = { readonly outlook: OutlookView };

/** Why it heals or not, with the arithmetic line by line, who must move, and what time will bring. */
export function OutlookCard({ outlook }: Props) {
  const { stage, heals, sentence, because, moves, restartHelps, round, expectedBy } = outlook;
  const isPast = stage === 'worst' || stage === 'gone';
  return (
    <section aria-labelledby="outlook" className="card">
      <h2 id="outlook" className="card-title">
        <Term id="outlook">{TITLE[stage] ?? HEADING[heals]}</Term>
        {stage === 'worst' ? <span className="card-note">{sayIncident('outlook-card.as-stood-at')}</span> : null}
      </h2>
      <p className="font-medium text-lead leading-snug">{sentence}</p>
      {because.length === 0 ? null : (
        <ol className="mt-2.5 grid gap-1.5 border-line border-l-2 pl-4 text-ink2">
          {because.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      )}
      {moves.length === 0 ? null : (
        <div className="mt-3.5">
          <h3 className="text-small text-ink3">{sayIncident('outlook-card.who-must-move')}</h3>
          <ul className="mt-1 grid gap-1.5">
            {moves.map(({ from, to, count, candidates }) => (
              <li key={`${from} ${to}`} className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="font-medium">{sayIncident('outlook-card.validators', { count })}</span>
                <span className="inline-flex items-center gap-1.5">
                  <Spoken
                    parts={sayIncident.parts('outlook-card.from', { from: <BranchChip label={from} />, to: <BranchChip label={to} /> })}
                  />
                </span>
                {candidates.length === 0 ? null : (
                  <span className="text-ink2">
                    {candidates.length > count ? sayIncident('outlook-card.of') : ':'} {candidates.join(', ')}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {isPast ? null : (
        <ul className="mt-3.5 grid gap-1 border-line border-t pt-3 text-small text-ink2">
          {heals === 'yes' && restartHelps === 'unknown' ? null : <li>{RESTART[restartHelps]}</li>}
          {expectedBy === null || stage === 'overdue' ? null : <ExpectedBy at={expectedBy} />}
          {round === null ? null : <RoundLine round={round} />}
        </ul>
      )}
    </section>
  );
}

function ExpectedBy({ at }: { readonly at: number }) {
  const left = at - useNow();
  return (
    <li>
      {left > 0
        ? sayIncident('outlook-card.expected-have-healed', { left: formatDuration(left) })
        : sayIncident('outlook-card.overdue-expected-have')}{' '}
      <TimeText at={at} />.
    </li>
  );
}

const SOURCE = {
  log: sayIncident('outlook-card.by-node-log'),
  estimate: sayIncident('outlook-card.estimated-holds-only'),
  unknown: '',
} as const satisfies Record<NonNullable<OutlookView['round']>['source'], string>;

const AT_MOST = sayIncident('outlook-card.estimated-rounds-may');

function RoundLine({ round: { value, source, nextChangeAt, atMost } }: { readonly round: NonNullable<OutlookView['round']> }) {
  const now = useNow();
  const stale = useStale();
  if (value === null || source === 'unknown')
    return (
      <li>
        <Spoken parts={sayIncident.parts('outlook-card.round', { round: <Unknown why={sayIncident('outlook-card.no-node-log')} /> })} />
      </li>
    );
  return (
    <li>
      {sayIncident('outlook-card.round-4', {
        roundText: roundText({ round: value, source, ...(atMost ? { atMost } : {}) }),
        atMost: atMost ? AT_MOST : SOURCE[source],
        nextChangeAt:
          nextChangeAt === null || stale
            ? ''
            : nextChangeAt > now
              ? `; ${sayIncident('outlook-card.next-round-change', { nextChangeAt: formatDuration(nextChangeAt - now) })}`
              : `; ${sayIncident('outlook-card.round-change-due')}`,
      })}
    </li>
  );
}
