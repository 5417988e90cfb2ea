import { countOf } from '@/components/format/number';
import { HexText } from '@/components/marks/hex';
import { Unknown } from '@/components/marks/unknown';
import type { PeersView } from '@/lib/views/peers-types';

/** Peers nobody configured, and addresses that are out of date; nothing at all when there are none. */
export function Oddities({ view }: { readonly view: PeersView }) {
  if (view.strangers.length + view.stale.length === 0) return null;
  return (
    <div className="grid items-start gap-4 min-[1000px]:grid-cols-2">
      {view.strangers.length === 0 ? null : (
        <section aria-labelledby="strangers" className="card">
          <h2 id="strangers" className="card-title">
            Peers nobody configured <span className="card-note">{countOf(view.strangers.length, 'peer')}</span>
          </h2>
          <ul className="grid gap-2">
            {view.strangers.map(({ address, at, seenBy }) => (
              <li key={`${address} ${at}`} className="min-w-0 break-words">
                {address === null ? <Unknown word="no key" /> : <HexText value={address} what="address of a stranger" />}{' '}
                {at === null ? null : <span className="font-mono text-small text-ink2">{at}</span>}
                <p className="text-small text-ink2">seen by {seenBy.join(', ')}</p>
              </li>
            ))}
          </ul>
          <p className="mt-3 text-small text-ink2">
            If it is a node of yours, name it in the settings; if not, find out whose it is and take it out of static-nodes.json or its
            permission.
          </p>
        </section>
      )}
      {view.stale.length === 0 ? null : (
        <section aria-labelledby="stale" className="card">
          <h2 id="stale" className="card-title">
            Stale addresses <span className="card-note">{countOf(view.stale.length, 'entry').replace('entrys', 'entries')}</span>
          </h2>
          <ul className="grid gap-2">
            {view.stale.map(({ by, of, listed, says }) => (
              <li key={`${by} ${of}`} className="min-w-0 break-words">
                <b className="font-medium">{by}</b> lists {of} at <span className="font-mono text-small">{listed}</span>
                <p className="text-small text-ink2">
                  {of} says of itself <span className="font-mono">{says}</span>: correct static-nodes.json on {by}.
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
