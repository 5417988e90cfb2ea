import Link from 'next/link';
import type { ReactNode } from 'react';
import { ConfidenceBar } from '@/components/incident/confidence-bar';
import { Chevron } from '@/components/marks/chevron';
import { Term } from '@/components/marks/term';
import { helpPath } from '@/components/routes';
import { helpAnchor } from '@/lib/views/help/help-anchor';
import type { ReadingView } from '@/lib/views/incident-types';
import { sayHelp } from '@/lib/views/words/help';
import { sayIncident } from '@/lib/views/words/incident';

type Props = { readonly readings: readonly ReadingView[]; readonly network: string };

/** What may have caused it, best first with what speaks for and against; the first is open. */
export function ReadingsCard({ readings, network }: Props) {
  if (readings.length === 0) return null;
  return (
    <section aria-labelledby="readings" className="card">
      <h2 id="readings" className="card-title">
        <Term id="reading">{sayIncident('readings-card.what-may-have')}</Term>
        <span className="card-note">{sayIncident('readings-card.best-explanation-first')}</span>
      </h2>
      <ol>
        {readings.map((reading, index) => (
          <li key={reading.id} className="border-line border-t first:border-t-0">
            <details open={index === 0} className="group">
              <summary className="grid cursor-pointer list-none grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 py-2.5 [&::-webkit-details-marker]:hidden">
                <h3 className="min-w-0">
                  <Chevron />
                  <span className={index === 0 ? 'font-semibold' : 'font-medium'}>{reading.title}</span>
                </h3>
                <ConfidenceBar confidence={reading.confidence} />
              </summary>
              <div className="pb-4 pl-4.5">
                <p>{reading.sentence}</p>
                <div
                  className={`mt-2 grid gap-x-6 gap-y-2 ${reading.for.length > 0 && reading.against.length > 0 ? 'min-[700px]:grid-cols-2' : ''}`}
                >
                  <Facts title={sayIncident('readings-card.for')} mark="+" facts={reading.for} />
                  <Facts title={sayIncident('readings-card.against')} mark="−" facts={reading.against} />
                </div>
                <Facts title={sayIncident('readings-card.not-known-would')} mark="?" facts={reading.unknown} />
                <p className="mt-2 text-small">
                  <Link href={helpPath(network, helpAnchor('reading', reading.id))} prefetch={false} className="link text-ink2">
                    {sayHelp('link.reading')}
                  </Link>
                </p>
              </div>
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Facts({ title, mark, facts }: { readonly title: string; readonly mark: string; readonly facts: readonly string[] }): ReactNode {
  if (facts.length === 0) return null;
  return (
    <div className="mt-1 min-w-0">
      <h4 className="text-small text-ink3">{title}</h4>
      <ul className="mt-0.5 grid gap-1">
        {facts.map((fact) => (
          <li key={fact} className="grid grid-cols-[14px_minmax(0,1fr)] break-words text-ink2">
            <span aria-hidden="true" className="font-mono text-ink3">
              {mark}
            </span>
            {fact}
          </li>
        ))}
      </ul>
    </div>
  );
}
