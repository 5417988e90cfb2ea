import { HexText } from '@/components/marks/hex';
import { Spoken } from '@/components/marks/spoken';
import { Unknown } from '@/components/marks/unknown';
import type { PeersView } from '@/lib/views/peers-types';
import { sayPeers } from '@/lib/views/words/peers';

/** Peers nobody configured, and addresses that are out of date; nothing at all when there are none. */
export function Oddities({ view }: { readonly view: PeersView }) {
  if (view.strangers.length + view.stale.length === 0) return null;
  return (
    <div className="grid items-start gap-4 min-[1000px]:grid-cols-2">
      {view.strangers.length === 0 ? null : (
        <section aria-labelledby="strangers" className="card">
          <h2 id="strangers" className="card-title">
            {`${sayPeers('oddities.peers-nobody-configured')} `}
            <span className="card-note">{sayPeers('oddities.peers', { strangers: view.strangers.length })}</span>
          </h2>
          <ul className="grid gap-2">
            {view.strangers.map(({ address, at, seenBy }) => (
              <li key={`${address} ${at}`} className="min-w-0 break-words">
                {address === null ? (
                  <Unknown word={sayPeers('oddities.no-key')} />
                ) : (
                  <HexText value={address} what={sayPeers('oddities.address-stranger')} />
                )}{' '}
                {at === null ? null : <span className="font-mono text-small text-ink2">{at}</span>}
                <p className="text-small text-ink2">{sayPeers('oddities.seen-by', { seenBy: seenBy.join(', ') })}</p>
              </li>
            ))}
          </ul>
          <p className="mt-3 text-small text-ink2">{sayPeers('oddities.if-node-yours')}</p>
        </section>
      )}
      {view.stale.length === 0 ? null : (
        <section aria-labelledby="stale" className="card">
          <h2 id="stale" className="card-title">
            {`${sayPeers('oddities.stale-addresses')} `}
            <span className="card-note">{sayPeers('oddities.entries', { stale: view.stale.length })}</span>
          </h2>
          <ul className="grid gap-2">
            {view.stale.map(({ by, of, listed, says }) => (
              <li key={`${by} ${of}`} className="min-w-0 break-words">
                <Spoken
                  parts={sayPeers.parts('oddities.lists-at', {
                    by: <b className="font-medium">{by}</b>,
                    of,
                    listed: <span className="font-mono text-small">{listed}</span>,
                  })}
                />
                <p className="text-small text-ink2">
                  <Spoken
                    parts={sayPeers.parts('oddities.says-itself-correct', { of, says: <span className="font-mono">{says}</span>, by })}
                  />
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
