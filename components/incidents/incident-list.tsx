'use client';

import { useCallback, useMemo, useState } from 'react';
import { IncidentRow } from '@/components/incidents/incident-row';
import { ListEnd } from '@/components/incidents/list-end';
import type { ListFilter } from '@/components/incidents/list-filter';
import { NothingListed } from '@/components/incidents/nothing-listed';
import type { ChangeFilter } from '@/components/incidents/use-list-filter';
import { useRowKeys } from '@/components/incidents/use-row-keys';
import type { SendCommand } from '@/components/live/use-incident-command';
import { Fault } from '@/components/marks/fault';
import { tell } from '@/components/overlay/tell';
import { byUrgency } from '@/lib/views/by-urgency';
import type { IncidentListView } from '@/lib/views/incident-types';
import { sayIncidents } from '@/lib/views/words/incidents';

/** More rows than this are never drawn, whatever is answered. */
const MOST_ROWS = 200;

type Props = {
  readonly view: IncidentListView;
  readonly filter: ListFilter;
  readonly onFilter: ChangeFilter;
  readonly send: SendCommand;
  readonly busy: boolean;
};

/** The incidents of one page, open ones first, with the keyboard and the way to the next page. */
export function IncidentList({ view, filter, onFilter, send, busy }: Props) {
  const [fault, setFault] = useState<string | null>(null);
  const rows = useMemo(() => [...view.incidents].sort(byUrgency).slice(0, MOST_ROWS), [view.incidents]);
  const { acknowledge: may } = view.may;
  const acknowledge = useCallback(
    async (id: number) => {
      const row = view.incidents.find((one) => one.id === id);
      if (row === undefined || row.status !== 'open' || row.acknowledged !== null) return;
      if (!may.ok) return setFault(may.why);
      const outcome = await send(id, { verb: 'acknowledge' });
      if (outcome.ok) tell(sayIncidents('incident-list.incident-acknowledged', { id: String(id) }));
      setFault(outcome.ok ? null : sayIncidents('incident-list.incident-not-acknowledged', { id: String(id), why: outcome.why }));
    },
    [view.incidents, may, send],
  );
  useRowKeys(acknowledge);
  return (
    <>
      <div aria-live="polite">{fault === null ? null : <Fault says={fault} onClose={() => setFault(null)} />}</div>
      {rows.length === 0 ? (
        <NothingListed view={view} filter={filter} onFilter={onFilter} />
      ) : (
        <ol aria-label={sayIncidents('incident-list.incidents')} className="card overflow-hidden p-0">
          {rows.map((row) => (
            <IncidentRow key={row.id} row={row} may={may} busy={busy} onAcknowledge={acknowledge} />
          ))}
        </ol>
      )}
      <ListEnd shown={rows.length} next={view.next} filter={filter} onFilter={onFilter} />
    </>
  );
}
