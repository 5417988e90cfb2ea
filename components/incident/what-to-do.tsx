import { StepText } from '@/components/incident/step-text';
import type { PlaybookView } from '@/lib/views/incident-types';

/** What can be done now, best first, by hand step by step. */
export function WhatToDo({ playbooks }: { readonly playbooks: readonly PlaybookView[] }) {
  if (playbooks.length === 0) return null;
  return (
    <section aria-labelledby="to-do" className="card">
      <h2 id="to-do" className="card-title">
        What to do now
        <span className="card-note">by hand; running it from here comes later</span>
      </h2>
      <ol>
        {playbooks.map(({ id, title, sentence, steps }, index) => (
          <li key={id} className="border-line border-t py-3 first:border-t-0 first:pt-0 last:pb-0">
            <details open={index === 0} className="group">
              <summary className="cursor-pointer list-none [&::-webkit-details-marker]:hidden">
                <h3>
                  <span aria-hidden="true" className="mr-2 inline-block text-ink3 transition-transform group-open:rotate-90">
                    ›
                  </span>
                  <span className={index === 0 ? 'font-semibold' : 'font-medium'}>{title}</span>
                </h3>
              </summary>
              <div className="pt-1 pl-[18px]">
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
