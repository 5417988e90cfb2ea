'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { STATUS_WORD } from '@/components/incidents/incident-words';
import { NotSeenNow } from '@/components/incidents/not-seen-now';
import { SeverityWord } from '@/components/incidents/severity-word';
import { useStale } from '@/components/live/use-live';
import { Age, Since } from '@/components/marks/age';
import { SeverityMark } from '@/components/marks/severity-mark';
import { TimeText } from '@/components/marks/time-text';
import { helpPath } from '@/components/routes';
import { helpAnchor } from '@/lib/views/help/help-anchor';
import type { IncidentView } from '@/lib/views/incident-types';
import { sayHelp } from '@/lib/views/words/help';

type Props = { readonly view: IncidentView; readonly actions: ReactNode };

/** The sentence first: how bad, for how long, what it is and what it means, and what can be done to it. Grey once it has ended. */
export function IncidentHeader({ view, actions }: Props) {
  const stale = useStale();
  // Of what is not seen now nothing is alarming, and nothing is well yet.
  const loud = view.status === 'open' && view.shelved === null && view.gone === null && !stale;
  const mark = stale || (view.status === 'open' && view.gone !== null) ? 'unknown' : view.status === 'open' ? view.severity : 'ok';
  return (
    <section
      aria-labelledby="incident"
      data-severity={loud ? view.severity : 'ended'}
      className="mb-4 grid gap-x-8 gap-y-4 rounded-lg border border-line bg-surface px-5 py-4.5 data-[severity=critical]:border-bad/55 data-[severity=critical]:bg-bad-bg data-[severity=warning]:border-warn/55 data-[severity=warning]:bg-warn-bg min-[900px]:grid-cols-[minmax(0,1fr)_auto]"
    >
      <div className="grid min-w-0 grid-cols-[24px_minmax(0,1fr)] gap-x-3.5">
        <span className="pt-0.75">
          <SeverityMark severity={mark} size={24} />
        </span>
        <div className="min-w-0">
          <p className="dotted mb-1 text-small text-ink2">
            <span>
              <SeverityWord incident={view} size={0} />
            </span>
            <span>
              <Link
                href={helpPath(view.network, helpAnchor('incident', view.detector))}
                prefetch={false}
                title={sayHelp('link.incident')}
                className="link"
              >
                {view.title}
              </Link>
            </span>
            <span>
              {view.status === 'open' ? (
                <>
                  open for <Since at={view.beganAt} />
                </>
              ) : (
                <>
                  {STATUS_WORD[view.status].toLowerCase()} <Age at={view.closedAt ?? view.resolvedAt ?? view.updatedAt} />
                </>
              )}
            </span>
            {view.reopened === 0 ? null : <span>came back {view.reopened === 1 ? 'once' : `${view.reopened} times`}</span>}
          </p>
          <h1
            id="incident"
            className="live-value text-balance break-words font-semibold text-title leading-tight tracking-tight min-[700px]:text-heading"
          >
            {view.sentence}
          </h1>
          {view.means === null || view.gone !== null ? null : <p className="mt-1.5 max-w-[84ch] text-ink2">{view.means}</p>}
          {view.ending === null ? null : <p className="mt-2 max-w-[84ch] break-words font-medium text-ink">{view.ending}</p>}
          {view.worst === null || view.status !== 'open' ? null : (
            <p className="mt-2 max-w-[84ch] break-words text-ink2">
              At its gravest, {view.worst.severity}, <TimeText at={view.worst.at} />: {view.worst.sentence}
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
                Whether it still stands can not be told for <Since at={view.unknownSince} />.
              </span>
            </p>
          )}
        </div>
      </div>
      {actions}
    </section>
  );
}
