import Link from 'next/link';
import { formatWhole } from '@/components/format/number';
import { Age } from '@/components/marks/age';
import { Name } from '@/components/marks/name';
import { ScrollArea } from '@/components/marks/scroll-area';
import { Unknown } from '@/components/marks/unknown';
import { nodePath } from '@/components/routes';
import type { PeersView } from '@/lib/views/peers-types';
import { sayPeers } from '@/lib/views/words/peers';

const WHY = { yes: '', silent: sayPeers('peer-matrix-row.no-answer'), refuses: sayPeers('peer-text.api-group-admin') } as const;

/** The matrix as text: whom each node sees, and whom it does not. */
export function PeerText({ view }: { readonly view: PeersView }) {
  return (
    <section aria-labelledby="peer-text" className="card">
      <h2 id="peer-text" className="card-title">
        {sayPeers('peer-text.peers-by-node')}
      </h2>
      <ScrollArea label={sayPeers('peer-text.table-peers-by')} tall={view.rows.length > 16}>
        <table className="table sticky-head">
          <thead>
            <tr>
              <th scope="col">{sayPeers('peer-text.node')}</th>
              <th scope="col" className="text-right">
                {sayPeers('live-peers.peers')}
              </th>
              <th scope="col">{sayPeers('peer-text.does-not-see')}</th>
              <th scope="col" className="max-[699px]:hidden">
                {sayPeers('peer-text.told')}
              </th>
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  <Link href={nodePath(view.network, row.nodes[0] ?? row.name)} prefetch={false} className="link">
                    <Name name={row.name} max={22} />
                  </Link>
                  {row.role === 'validator' ? null : (
                    <small className="ml-1.5 font-normal text-micro text-ink3">
                      {row.role === 'member' ? sayPeers('peer-text.member') : sayPeers('peer-text.role-not-known')}
                    </small>
                  )}
                </th>
                <td className="text-right">{row.peers === null ? <Unknown why={WHY[row.tells]} /> : formatWhole(row.peers)}</td>
                <td className="text-ink2">{row.tells === 'yes' ? missing(row.cells, view) : <Unknown word={WHY[row.tells]} />}</td>
                <td className="whitespace-nowrap text-ink2 max-[699px]:hidden">{row.at === null ? '' : <Age at={row.at} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </section>
  );
}

function missing(cells: string, view: PeersView): string {
  const names = [...cells].flatMap((letter, index) => (letter === '-' || letter === 'i' ? [view.rows[index]?.name ?? ''] : []));
  if (names.length === 0) return sayPeers('peer-text.nobody');
  return names.length <= 6
    ? names.join(', ')
    : sayPeers('peer-text.more', { names: names.slice(0, 5).join(', '), length: String(names.length - 5) });
}
