'use client';

import { useId } from 'react';
import { formatDuration } from '@/components/format/duration';
import { formatWhole } from '@/components/format/number';
import { useNow } from '@/components/live/use-live';
import { Since } from '@/components/marks/age';
import { Name } from '@/components/marks/name';
import { NodeState } from '@/components/marks/node-state';
import { ScrollArea } from '@/components/marks/scroll-area';
import { Spoken } from '@/components/marks/spoken';
import { Unknown } from '@/components/marks/unknown';
import { RoundLadder } from '@/components/rounds/round-ladder';
import { roundText } from '@/components/rounds/round-text';
import type { LiveRoundView, RoundsPageView } from '@/lib/views/rounds-types';
import { sayRounds } from '@/lib/views/words/rounds';

const SOURCE = {
  log: sayRounds('stall-card.by-its-log'),
  estimate: sayRounds('stall-card.by-estimate'),
  unknown: '',
} as const satisfies Record<LiveRoundView['source'], string>;

/** While no block comes: each validator's round, and how long until the next change. */
export function StallCard({ view }: { readonly view: RoundsPageView }) {
  const heading = useId();
  const now = useNow();
  if (view.stall === null) return null;
  const next = view.open?.nextChangeAt ?? null;
  const hasNotes = view.stall.rounds.some(({ note }) => note !== null);
  return (
    <section aria-labelledby={heading} className="card">
      <h2 id={heading} className="card-title">
        {sayRounds('stall-card.rounds-now')}
        <span className="card-note">
          {view.open === null ? '' : sayRounds('stall-card.at-height', { height: formatWhole(view.open.height) })}
        </span>
      </h2>
      <p className="mb-3 text-ink2">
        <Spoken
          parts={sayRounds.parts('stall-card.next-round-change', {
            next: (
              <strong className="font-semibold text-title text-ink">
                {next === null ? (
                  <Unknown />
                ) : next > now ? (
                  sayRounds('stall-card.in', { next: formatDuration(next - now) })
                ) : (
                  sayRounds('stall-card.due-now')
                )}
              </strong>
            ),
            source: next !== null && view.open?.source === 'estimate' ? ` ${sayRounds('stall-card.by-estimate-2')}` : '',
          })}
        />
      </p>
      <RoundLadder rounds={view.stall.rounds} />
      <ScrollArea label={sayRounds('stall-card.table-live-rounds')} tall={view.stall.rounds.length > 16}>
        <table className="table sticky-head">
          <thead>
            <tr>
              <th scope="col">{sayRounds('proposers-card.validator')}</th>
              <th scope="col">{sayRounds('arrival-card.round')}</th>
              <th scope="col">{sayRounds('stall-card.node')}</th>
              {hasNotes ? <th scope="col">{sayRounds('stall-card.what-its-log')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {view.stall.rounds.map((one) => (
              <tr key={one.node}>
                <th scope="row">
                  <Name name={one.node} max={20} />
                </th>
                <td className="whitespace-nowrap">
                  {one.round === null ? (
                    <Unknown why={sayRounds('stall-card.neither-log-nor')} />
                  ) : (
                    <>
                      {roundText({ ...one, round: one.round })} <span className="text-small text-ink3">{SOURCE[one.source]}</span>
                      {one.since === null ? null : (
                        <span className="block text-small text-ink3">
                          <Spoken parts={sayRounds.parts('stall-card.for', { since: <Since at={one.since} /> })} />
                        </span>
                      )}
                    </>
                  )}
                </td>
                <td>
                  <NodeState state={one.state} />
                </td>
                {hasNotes ? (
                  <td className="min-w-[180px] text-ink2">
                    {one.note ?? (one.source === 'log' ? '' : sayRounds('stall-card.no-log-read'))}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {hasNotes ? null : <p className="mt-2 text-small text-ink2">{sayRounds('stall-card.no-log-tells')}</p>}
    </section>
  );
}
