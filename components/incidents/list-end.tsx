import { countOf } from '@/components/format/number';
import type { ListFilter } from '@/components/incidents/list-filter';
import type { ChangeFilter } from '@/components/incidents/use-list-filter';
import { sayIncidents } from '@/lib/views/words/incidents';

type Props = {
  readonly shown: number;
  readonly next: number | null;
  readonly filter: ListFilter;
  readonly onFilter: ChangeFilter;
};

/** The way to older incidents and back, and how the list is worked by keys. */
export function ListEnd({ shown, next, filter, onFilter }: Props) {
  const go = (before: number | null) => {
    onFilter({ before });
    window.scrollTo({ top: 0 });
  };
  if (shown === 0 && filter.before === null) return null;
  return (
    <nav aria-label={sayIncidents('list-end.further-incidents')} className="mt-3 flex flex-wrap items-center gap-2 text-small text-ink2">
      {filter.before === null ? null : (
        <button type="button" className="control" onClick={() => go(null)}>
          {sayIncidents('list-end.newest')}
        </button>
      )}
      {next === null ? null : (
        <button type="button" className="control" onClick={() => go(next)}>
          {sayIncidents('list-end.older')}
        </button>
      )}
      {next === null && filter.before === null ? null : (
        <span>
          {countOf(shown, 'incident')}
          {sayIncidents('list-end.on-this-page')}
        </span>
      )}
      <span className="ml-auto hidden min-[900px]:inline">
        <kbd className="kbd">j</kbd> <kbd className="kbd">k</kbd>
        {sayIncidents('list-end.move')}
        <kbd className="kbd">Enter</kbd>
        {sayIncidents('list-end.open')} <kbd className="kbd">a</kbd>
        {sayIncidents('list-end.acknowledge')}
      </span>
    </nav>
  );
}
