import Link from 'next/link';
import { formatDuration } from '@/components/format/duration';
import { Spoken } from '@/components/marks/spoken';
import { StateNote } from '@/components/marks/state-note';
import { TimeText } from '@/components/marks/time-text';
import { forksPath } from '@/components/routes';
import type { ForksView } from '@/lib/views/fork-timeline-types';
import { sayState } from '@/lib/views/words/states';
import { sayTimeline } from '@/lib/views/words/timeline';

/** Every fork the store remembers; each opens its timeline. */
export function PastForks({ view }: { readonly view: ForksView }) {
  return (
    <section aria-labelledby="past-forks" className="card">
      <h2 id="past-forks" className="card-title">
        {sayTimeline('past-forks.forks-on-record')}
        <span className="card-note">{sayTimeline('past-forks.newest-first')}</span>
      </h2>
      {view.forks.length === 0 ? (
        <StateNote severity="ok" says={sayState('empty.forks')} help={sayState('empty.forks.help')} />
      ) : (
        <ul>
          {view.forks.map((fork) => {
            const isShown = view.timeline !== null && view.timeline.seenAt === fork.seenAt;
            return (
              <li key={fork.seenAt} className="flex flex-wrap items-baseline gap-x-3 border-line border-t py-2 first:border-t-0">
                <Link
                  href={forksPath(view.network, fork.goneAt === null ? null : fork.at)}
                  prefetch={false}
                  className="link"
                  aria-current={isShown ? 'true' : undefined}
                >
                  {sayTimeline('past-forks.fork-at', { height: fork.height })}
                </Link>
                <span className="text-ink2">
                  <Spoken
                    parts={sayTimeline.parts('past-forks.found', {
                      branches: fork.branches,
                      seenAt: <TimeText at={fork.seenAt} whole />,
                      goneAt:
                        fork.goneAt === null
                          ? ` · ${sayTimeline('past-forks.stands')}`
                          : ` · ${sayTimeline('past-forks.gone-after', { goneAt: formatDuration(fork.goneAt - fork.seenAt) })}`,
                      isShown: isShown ? ` · ${sayTimeline('past-forks.shown-above')}` : '',
                    })}
                  />
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
