'use client';

import { formatWhole } from '@/components/format/number';
import { FilterBar } from '@/components/incidents/filter-bar';
import { IncidentList } from '@/components/incidents/incident-list';
import { nodeChoices, notSignedIn, writeFilter } from '@/components/incidents/list-filter';
import { useListFilter } from '@/components/incidents/use-list-filter';
import { useIncidentCommand } from '@/components/live/use-incident-command';
import { useIncidents } from '@/components/live/use-incidents';
import { Fault } from '@/components/marks/fault';
import { LivePage } from '@/components/shell/live-page';
import { PagePath } from '@/components/shell/page-path';
import { StrangeParameters } from '@/components/shell/strange-parameters';
import type { IncidentListView } from '@/lib/views/incident-types';
import { sayIncidents } from '@/lib/views/words/incidents';

type Props = {
  readonly first: IncidentListView;
  /** The API's search that `first` answers. */
  readonly firstSearch: string;
  /** Poll interval, server ms. */
  readonly intervalMs: number;
  /** Configured nodes, to filter by. */
  readonly nodes: readonly string[];
};

/** The triage list, kept current. */
export function LiveIncidents({ first, firstSearch, intervalMs, nodes }: Props) {
  const [asked, onFilter, strange] = useListFilter(first.network);
  const filter = first.me === null ? { ...asked, mine: false } : asked;
  const { view, reading, error } = useIncidents(first.network, writeFilter(filter, true), first, firstSearch);
  const { send, busy } = useIncidentCommand(first.network);
  return (
    <LivePage
      asOf={view.asOf}
      intervalMs={intervalMs}
      nodes={null}
      answering={null}
      heading={<PagePath network={first.network} path={[{ name: sayIncidents('incident-list.incidents'), to: null }]} />}
    >
      <StrangeParameters strange={asked.mine && first.me === null ? [...strange, notSignedIn()] : strange} />
      <h1 className="live-value mb-3 text-balance font-semibold text-heading leading-tight tracking-tight">{headline(view)}</h1>
      <FilterBar
        filter={filter}
        onChange={onFilter}
        counts={view.counts}
        nodes={nodeChoices(nodes, view.incidents)}
        signedIn={view.me !== null}
      />
      {error === null ? null : <Fault says={sayIncidents('live-incidents.list-could-not', { error })} />}
      <div aria-busy={reading} className="relative">
        {/* On the list's edge: nothing moves, and what is still shown stays readable. */}
        {reading ? (
          <p className="pointer-events-none absolute -top-2 right-4 z-10 rounded border border-edge bg-surface px-1.5 text-small text-ink2 leading-[15px]">
            {sayIncidents('live-incidents.reading')}
          </p>
        ) : null}
        <IncidentList view={view} filter={filter} onFilter={onFilter} send={send} busy={busy} />
      </div>
    </LivePage>
  );
}

/** The state of the triage in a sentence. */
export function headline({ asOf, counts: { open, unacknowledged, shelved } }: IncidentListView): string {
  if (asOf === null) return sayIncidents('live-incidents.not-known-yet');
  if (open === 0) return sayIncidents('live-incidents.no-incident-open');
  const more = [acknowledgedWords(open, unacknowledged), ...(shelved === 0 ? [] : [sayIncidents('live-incidents.shelved', { shelved })])];
  return sayIncidents('live-incidents.open', { open, more: more.join(', ') });
}

function acknowledgedWords(open: number, not: number): string {
  if (open === 1) return not === 0 ? sayIncidents('live-incidents.acknowledged') : sayIncidents('live-incidents.not-acknowledged');
  return not === 0
    ? sayIncidents('live-incidents.all-acknowledged')
    : not === open
      ? sayIncidents('live-incidents.none-acknowledged')
      : sayIncidents('live-incidents.not-acknowledged-2', { not: formatWhole(not) });
}
