'use client';

import Link from 'next/link';
import { StepText } from '@/components/incident/step-text';
import { useRecoveryNow } from '@/components/live/use-recovery';
import { Chevron } from '@/components/marks/chevron';
import { planPath, recoveryPath } from '@/components/routes';
import type { PlaybookView } from '@/lib/views/incident-types';
import { sayIncident } from '@/lib/views/words/incident';

type Props = { readonly network: string; readonly incident: number; readonly playbooks: readonly PlaybookView[] };

/** What can be done now, best first: from here, checked step by step, or by hand. */
export function WhatToDo({ network, incident, playbooks }: Props) {
  const open = useRecoveryNow(network);
  if (playbooks.length === 0) return null;
  return (
    <section aria-labelledby="to-do" className="card">
      <h2 id="to-do" className="card-title">
        {sayIncident('what-to-do.what-do-now')}
        <span className="card-note">{sayIncident('what-to-do.best-first')}</span>
      </h2>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2.5 rounded-lg bg-sunk px-4 py-3">
        <p className="min-w-0 max-w-[62ch]">
          {open === null
            ? sayIncident('what-to-do.recovery-asks-every')
            : sayIncident('what-to-do.recovery', { number: String(open.number), sentence: open.sentence })}
        </p>
        <Link
          href={open === null ? recoveryPath(network, incident) : planPath(network, open.number)}
          prefetch={false}
          className="button-primary"
        >
          {open === null
            ? sayIncident('what-to-do.start-recovery')
            : sayIncident('what-to-do.open-recovery', { number: String(open.number) })}
        </Link>
      </div>
      <ol>
        {playbooks.map(({ id, title, sentence, steps }, index) => (
          <li key={id} className="border-line border-t py-3 first:border-t-0 first:pt-0 last:pb-0">
            <details open={index === 0 && open === null} className="group">
              <summary className="cursor-pointer list-none [&::-webkit-details-marker]:hidden">
                <h3>
                  <Chevron />
                  <span className={index === 0 ? 'font-semibold' : 'font-medium'}>{title}</span>
                </h3>
              </summary>
              <div className="pt-1 pl-4.5">
                <p className="text-ink2">{sentence}</p>
                {steps.length === 0 ? null : (
                  <ol className="mt-2 grid gap-2">
                    {steps.map((step, at) => (
                      <li key={step} className="grid grid-cols-[22px_minmax(0,1fr)]">
                        <span className="text-ink3">{at + 1}</span>
                        <StepText text={step} />
                      </li>
                    ))}
                  </ol>
                )}
              </div>
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}
