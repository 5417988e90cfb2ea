import type { NodePageView } from '@/lib/views/node-types';
import { sayNode } from '@/lib/views/words/node';

/** Faults of the release it runs, with where they are told and what is without them; nothing where none is known. */
export function FaultsCard({ view: { knownFaults } }: { readonly view: NodePageView }) {
  if (knownFaults.length === 0) return null;
  return (
    <section aria-labelledby="known-faults" className="card">
      <h2 id="known-faults" className="card-title">
        {`${sayNode('faults-card.known-faults-its')} `}
        <span className="card-note">{sayNode('faults-card.advice')}</span>
      </h2>
      <ul className="grid gap-2.5">
        {knownFaults.map(({ id, sentence, source }) => (
          <li key={id} className="min-w-0 break-words">
            <p>{sentence}</p>
            <a href={source} className="link text-small" rel="noreferrer">
              {source}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
