import { isNarrowed, type ListFilter } from '@/components/incidents/list-filter';
import type { ChangeFilter } from '@/components/incidents/use-list-filter';
import { SeverityMark } from '@/components/marks/severity-mark';
import type { IncidentListView } from '@/lib/views/incident-types';
import { sayIncidents } from '@/lib/views/words/incidents';

type Props = { readonly view: IncidentListView; readonly filter: ListFilter; readonly onFilter: ChangeFilter };

/** Why the list is empty, and what then. Quiet is not the same as not known: nothing polled yet is said so. */
export function NothingListed({ view, filter, onFilter }: Props) {
  const { says, help } = words(view, filter);
  return (
    <div className="card flex gap-3 py-8">
      <span className="pt-0.5">
        <SeverityMark severity={view.asOf === null ? 'unknown' : 'ok'} size={18} />
      </span>
      <div>
        <p className="font-medium">{says}</p>
        <p className="mt-0.5 max-w-[70ch] text-ink2">{help}</p>
        {isNarrowed(filter) || filter.before !== null ? (
          <button
            type="button"
            className="control mt-3"
            onClick={() => onFilter({ severity: null, kind: null, node: null, mine: false, text: '', before: null })}
          >
            {sayIncidents('nothing-listed.show-all', {
              status: filter.status === 'all' ? '' : sayIncidents('nothing-listed.that', { status: filter.status }),
            })}
          </button>
        ) : null}
      </div>
    </div>
  );
}

function words({ asOf, counts }: IncidentListView, filter: ListFilter): { readonly says: string; readonly help: string } {
  if (asOf === null)
    return {
      says: sayIncidents('nothing-listed.not-known-yet'),
      help: sayIncidents('nothing-listed.nodes-being-asked'),
    };
  if (isNarrowed(filter))
    return { says: sayIncidents('nothing-listed.no-incident-matches'), help: sayIncidents('nothing-listed.may-be-open') };
  if (filter.before !== null)
    return { says: sayIncidents('nothing-listed.no-older-incidents'), help: sayIncidents('nothing-listed.this-end-what') };
  if (filter.status === 'open') {
    const past =
      counts.resolved + counts.closed === 0
        ? sayIncidents('nothing-listed.none-has-been')
        : sayIncidents('nothing-listed.earlier-ones-stand');
    return {
      says: sayIncidents('nothing-listed.nothing-wrong-that'),
      help: sayIncidents('nothing-listed.incident-opens-when', { past }),
    };
  }
  if (filter.status === 'resolved')
    return { says: sayIncidents('nothing-listed.no-incident-resolved'), help: sayIncidents('nothing-listed.incident-resolves-by') };
  if (filter.status === 'closed')
    return { says: sayIncidents('nothing-listed.no-incident-closed'), help: sayIncidents('nothing-listed.people-close-incident') };
  return { says: sayIncidents('nothing-listed.no-incident-has'), help: sayIncidents('nothing-listed.incident-opens-when-2') };
}
