import { isNarrowed, type ListFilter } from '@/components/incidents/list-filter';
import type { ChangeFilter } from '@/components/incidents/use-list-filter';
import { SeverityMark } from '@/components/marks/severity-mark';
import type { IncidentListView } from '@/lib/views/incident-types';

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
            Show all {filter.status === 'all' ? '' : `that are ${filter.status}`}
          </button>
        ) : null}
      </div>
    </div>
  );
}

function words({ asOf, counts }: IncidentListView, filter: ListFilter): { readonly says: string; readonly help: string } {
  if (asOf === null)
    return {
      says: 'Not known yet',
      help: 'The nodes are being asked for the first time. What is wrong shows here as soon as it is seen twice.',
    };
  if (isNarrowed(filter))
    return { says: 'No incident matches this filter', help: 'It may be open, resolved or closed under another filter.' };
  if (filter.before !== null) return { says: 'No older incidents', help: 'This is the end of what is kept.' };
  if (filter.status === 'open') {
    const past = counts.resolved + counts.closed === 0 ? 'None has been seen so far.' : 'Earlier ones stand under Resolved and Closed.';
    return {
      says: 'Nothing is wrong that Quorumwatch can see',
      help: `An incident opens when a cause has stood for its on-delay, and stays here until it has ended. ${past}`,
    };
  }
  if (filter.status === 'resolved')
    return { says: 'No incident is resolved', help: 'An incident resolves by itself once its cause has been gone for its off-delay.' };
  if (filter.status === 'closed')
    return { says: 'No incident is closed', help: 'People close an incident with its cause once they have dealt with it.' };
  return { says: 'No incident has been seen', help: 'An incident opens when a cause has stood for its on-delay.' };
}
