import { HeightLink } from '@/components/marks/height-link';
import { TimeText } from '@/components/marks/time-text';
import type { NodePageView } from '@/lib/views/node-types';
import { sayNode } from '@/lib/views/words/node';

/** What the node did: silences, heads that fell, blocks it exchanged; newest first. */
export function HistoryCard({ view }: { readonly view: NodePageView }) {
  return (
    <section aria-labelledby="history" className="card">
      <h2 id="history" className="card-title">
        {`${sayNode('history-card.head-disagreement')} `}
        <span className="card-note">{sayNode('history-card.utc')}</span>
      </h2>
      {view.history.length === 0 ? (
        <p className="text-ink2">{sayNode('history-card.nothing-out-ordinary')}</p>
      ) : (
        <ol className="grid max-h-[420px] gap-2 overflow-y-auto">
          {view.history.map(({ at, sentence, height }) => (
            <li key={`${at} ${sentence}`} className="grid grid-cols-[minmax(0,1fr)_auto] gap-3">
              <span className="min-w-0 break-words">
                {height === null ? (
                  sentence
                ) : (
                  <HeightLink network={view.network} height={height}>
                    {sentence}
                  </HeightLink>
                )}
              </span>
              <span className="font-mono text-small text-ink2">
                <TimeText at={at} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
