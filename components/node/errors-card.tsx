'use client';

import { Age } from '@/components/marks/age';
import { Spoken } from '@/components/marks/spoken';
import { remedyFor } from '@/components/nodes/node-words';
import type { NodePageView } from '@/lib/views/node-types';
import { sayNode } from '@/lib/views/words/node';

/** What failed, newest first; the same failure in a row is one line. */
export function ErrorsCard({ view: { errors } }: { readonly view: NodePageView }) {
  return (
    <section aria-labelledby="errors" className="card">
      <h2 id="errors" className="card-title">
        {`${sayNode('errors-card.errors')} `}
        <span className="card-note">{errors.length === 0 ? sayNode('errors-card.none') : sayNode('errors-card.since-this-watch')}</span>
      </h2>
      {errors.length === 0 ? <p className="text-ink2">{sayNode('errors-card.every-poll-since')}</p> : null}
      <ol className="grid max-h-[420px] gap-2.5 overflow-y-auto">
        {errors.map(({ from, to, count, code, message }) => (
          <li key={`${from} ${message}`} className="min-w-0 break-words">
            <p>
              <Spoken
                parts={sayNode.parts('errors-card.polls-last', {
                  code: <span className="font-mono text-small">{code}</span>,
                  count,
                  to: <Age at={to} />,
                })}
              />
            </p>
            <p className="text-small text-ink2">{message}</p>
            {remedyFor(code) === null ? null : <p className="text-small text-ink3">{remedyFor(code)}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
