import { Term } from '@/components/marks/term';
import { Unknown } from '@/components/marks/unknown';
import type { NodePageView } from '@/lib/views/node-types';
import { sayNode } from '@/lib/views/words/node';

const WORD = {
  available: sayNode('capabilities-card.open-2'),
  unavailable: sayNode('capabilities-card.closed'),
  unknown: sayNode('capabilities-card.not-known'),
} as const;

/** Which groups of its API the node serves, and what can't be known without them. */
export function CapabilitiesCard({ view }: { readonly view: NodePageView }) {
  const open = view.groups.filter(({ state }) => state === 'available').length;
  return (
    <section aria-labelledby="capabilities" className="card">
      <h2 id="capabilities" className="card-title">
        <Term id="api-group">{sayNode('capabilities-card.api-groups')}</Term>{' '}
        <span className="card-note">
          {view.groups.length === 0
            ? sayNode('capabilities-card.not-asked-yet')
            : sayNode('capabilities-card.open', { open: String(open), length: String(view.groups.length) })}
        </span>
      </h2>
      {view.groups.length === 0 ? <Unknown word={sayNode('capabilities-card.which-groups-serves')} /> : null}
      <table className="table">
        <thead className="sr-only">
          <tr>
            <th scope="col">{sayNode('capabilities-card.group')}</th>
            <th scope="col">{sayNode('capabilities-card.state')}</th>
            <th scope="col">{sayNode('capabilities-card.what-gives')}</th>
          </tr>
        </thead>
        <tbody>
          {view.groups.map(({ group, state, means }) => (
            <tr key={group}>
              <th scope="row" className="align-top font-mono !text-small">
                {group}
              </th>
              <td className="whitespace-nowrap">{state === 'unknown' ? <Unknown /> : <span className="text-ink2">{WORD[state]}</span>}</td>
              <td className="text-small text-ink2">{means}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
