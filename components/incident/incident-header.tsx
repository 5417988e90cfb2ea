'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { STATUS_WORD } from '@/components/incidents/incident-words';
import { NotSeenNow } from '@/components/incidents/not-seen-now';
import { SeverityWord } from '@/components/incidents/severity-word';
import { useStale } from '@/components/live/use-live';
import { Age, Since } from '@/components/marks/age';
import { SentenceDetail } from '@/components/marks/sentence-detail';
import { SentenceFrame } from '@/components/marks/sentence-frame';
import { Spoken } from '@/components/marks/spoken';
import { TimeText } from '@/components/marks/time-text';
import { helpPath } from '@/components/routes';
import { helpAnchor } from '@/lib/views/help/help-anchor';
import type { IncidentView } from '@/lib/views/incident-types';
import { sayIncident } from '@/lib/views/words/incident';

type Props = { readonly view: IncidentView; readonly actions: ReactNode };

/** The sentence first: how bad, for how long, what it is and what it means, and what can be done to it. Grey once it has ended. */
export function IncidentHeader({ view, actions }: Props) {
  const stale = useStale();
  // Of what is not seen now nothing is alarming, and nothing is well yet.
  const loud = view.status === 'open' && view.shelved === null && view.gone === null && !stale;
  const mark = stale || (view.status === 'open' && view.gone !== null) ? 'unknown' : view.status === 'open' ? view.severity : 'ok';
  return (
    <div className="mb-4">
      <SentenceFrame
        severity={mark}
        tone={loud ? view.severity : 'ended'}
        sentence={view.sentence}
        lead={
          <p className="dotted mb-1 text-small text-ink2">
            <span>
              <SeverityWord incident={view} size={0} />
            </span>
            <span>
              <Link href={helpPath(view.network, helpAnchor('incident', view.detector))} prefetch={false} className="link">
                {view.title}
              </Link>
            </span>
            <span>
              {view.status === 'open' ? (
                <Spoken parts={sayIncident.parts('incident-header.open-for', { beganAt: <Since at={view.beganAt} /> })} />
              ) : (
                <>
                  {STATUS_WORD[view.status].toLowerCase()} <Age at={view.closedAt ?? view.resolvedAt ?? view.updatedAt} />
                </>
              )}
            </span>
            {view.reopened === 0 ? null : (
              <span>
                {view.reopened === 1 ? sayIncident('incident-header.once') : sayIncident('incident-header.times', { times: view.reopened })}
              </span>
            )}
          </p>
        }
        actions={actions}
        inRow
      >
        {view.means === null || view.gone !== null ? null : <SentenceDetail>{view.means}</SentenceDetail>}
        {view.ending === null ? null : <p className="mt-2 max-w-[84ch] break-words font-medium text-ink">{view.ending}</p>}
        {view.worst === null || view.status !== 'open' ? null : (
          <p className="mt-2 max-w-[84ch] break-words text-ink2">
            <Spoken
              parts={sayIncident.parts('incident-header.at-its-gravest', {
                severity: view.worst.severity,
                at: <TimeText at={view.worst.at} />,
                sentence: view.worst.sentence,
              })}
            />
          </p>
        )}
        {view.gone === null ? null : (
          <p className="mt-2 font-medium text-ink first-letter:uppercase">
            <NotSeenNow gone={view.gone} />.
          </p>
        )}
        {view.unknownSince === null || view.status !== 'open' ? null : (
          <p className="unknown mt-2 font-medium text-ink">
            <span>
              <Spoken
                parts={sayIncident.parts('incident-header.whether-still-stands', { unknownSince: <Since at={view.unknownSince} /> })}
              />
            </span>
          </p>
        )}
      </SentenceFrame>
    </div>
  );
}
