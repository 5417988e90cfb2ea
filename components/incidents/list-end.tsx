import type { ListFilter } from '@/components/incidents/list-filter';
import type { ChangeFilter } from '@/components/incidents/use-list-filter';
import { Spoken } from '@/components/marks/spoken';
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
      {next === null && filter.before === null ? null : <span>{sayIncidents('list-end.incidents-on-this', { shown })}</span>}
      <span className="ml-auto hidden min-[900px]:inline">
        <Spoken
          parts={sayIncidents.parts('list-end.move-open-acknowledge', {
            down: <kbd className="kbd">j</kbd>,
            up: <kbd className="kbd">k</kbd>,
            enter: <kbd className="kbd">Enter</kbd>,
            a: <kbd className="kbd">a</kbd>,
          })}
        />
      </span>
    </nav>
  );
}
