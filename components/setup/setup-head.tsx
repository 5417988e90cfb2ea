import { SeverityMark } from '@/components/marks/severity-mark';
import type { SetupView } from '@/lib/views/setup-types';
import { saySetup } from '@/lib/views/words/setup';

type Props = { readonly view: SetupView; readonly watched: number };

/** Says first that nothing is watched, and where nodes are named. */
export function SetupHead({ view, watched }: Props) {
  const isFirst = watched === 0;
  const where = view.file === null ? saySetup('nothing.where.untold') : saySetup('nothing.where', { file: view.file });
  const more = saySetup(watched === 1 ? 'some.says.one' : 'some.says', { networks: watched });
  return (
    <div className="mb-5 flex gap-3.5">
      <span className="pt-1.25">
        <SeverityMark severity={isFirst ? 'unknown' : 'info'} size={22} />
      </span>
      <div className="min-w-0">
        <h1 className="text-balance font-semibold text-heading tracking-tight">{saySetup(isFirst ? 'title' : 'title.more')}</h1>
        <p className="mt-1 max-w-[70ch] break-words text-ink2">
          {isFirst
            ? saySetup('setup-head.nothing-watched-yet', { where })
            : `${more} ${view.file === null ? '' : saySetup('some.where', { file: view.file })}`}
        </p>
      </div>
    </div>
  );
}
