'use client';

import type { ReactNode } from 'react';
import { formatDuration } from '@/components/format/duration';
import { formatWhole } from '@/components/format/number';
import { useNow } from '@/components/live/use-live';
import { Age } from '@/components/marks/age';
import { TimeText } from '@/components/marks/time-text';
import type { IncidentView } from '@/lib/views/incident-types';
import { sayIncident } from '@/lib/views/words/incident';

const HALF_A_DAY_MS = 43_200_000;

/** Since when, where, and who deals with it, each a number or a name with its context below. */
export function CareFacts({ view }: { readonly view: IncidentView }) {
  const { acknowledged, assignee, shelved, closed, heights, nodes } = view;
  const now = useNow();
  // A time of day alone is of today, or nearly.
  const isFar = (at: number) => Math.abs(now - at) > HALF_A_DAY_MS;
  return (
    <dl className="card mb-4 grid grid-cols-2 gap-x-6 gap-y-3 min-[700px]:grid-cols-3 min-[1280px]:grid-flow-col min-[1280px]:auto-cols-fr min-[1280px]:grid-cols-none">
      <Fact label={sayIncident('care-facts.began')} value={<TimeText at={view.beganAt} whole={isFar(view.beganAt)} />}>
        <span className="screen-only">
          <Age at={view.beganAt} />
        </span>
      </Fact>
      <Fact label={sayIncident('care-facts.opened')} value={<TimeText at={view.openedAt} whole={isFar(view.openedAt)} />}>
        {sayIncident('care-facts.after-began', { openedAt: formatDuration(view.openedAt - view.beganAt) })}
      </Fact>
      <Fact label={sayIncident('care-facts.where')} value={heights === null ? nodeWords(nodes) : heightWords(heights)}>
        {heights === null ? null : nodeWords(nodes)}
      </Fact>
      <Fact
        label={sayIncident('actions.acknowledged')}
        value={acknowledged?.by.name ?? sayIncident('care-facts.by-nobody-yet')}
        quiet={acknowledged === null}
      >
        {acknowledged === null ? null : <Age at={acknowledged.at} />}
      </Fact>
      <Fact
        label={sayIncident('care-facts.assigned')}
        value={assignee?.name ?? sayIncident('care-facts.nobody')}
        quiet={assignee === null}
      />
      {shelved === null ? null : (
        <Fact
          label={sayIncident('care-facts.shelved')}
          value={
            shelved.until > now
              ? sayIncident('care-facts.for', { until: formatDuration(shelved.until - now) })
              : sayIncident('care-facts.no-longer')
          }
        >
          {sayIncident('care-facts.by', { by: shelved.by.name, reason: shelved.reason })}
        </Fact>
      )}
      {view.resolvedAt === null ? null : (
        <Fact label={sayIncident('care-facts.resolved')} value={<TimeText at={view.resolvedAt} whole={isFar(view.resolvedAt)} />}>
          {sayIncident('care-facts.stood-for', { resolvedAt: formatDuration(view.resolvedAt - view.beganAt) })}
        </Fact>
      )}
      {closed === null ? null : (
        <Fact label={sayIncident('actions.closed')} value={closed.by.name}>
          <Age at={closed.at} />: {closed.cause}
        </Fact>
      )}
    </dl>
  );
}

type FactProps = { readonly label: string; readonly value: ReactNode; readonly quiet?: boolean; readonly children?: ReactNode };

function Fact({ label, value, quiet = false, children }: FactProps) {
  return (
    <div className="min-w-0 break-words">
      <dt className="text-small text-ink3">{label}</dt>
      <dd className={quiet ? 'text-ink2' : 'font-medium'}>{value}</dd>
      {children === undefined || children === null ? null : <dd className="text-small text-ink2">{children}</dd>}
    </div>
  );
}

function heightWords({ from, to }: NonNullable<IncidentView['heights']>): string {
  return from === to
    ? sayIncident('care-facts.height', { from })
    : sayIncident('care-facts.heights', { from: formatWhole(from), to: formatWhole(to) });
}

function nodeWords(nodes: readonly string[]): string {
  if (nodes.length === 0) return sayIncident('care-facts.whole-network');
  return nodes.length > 3 ? sayIncident('care-facts.nodes', { nodes: nodes.length }) : nodes.join(', ');
}
