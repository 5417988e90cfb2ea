import { type ReactNode, useId } from 'react';

type Props = { readonly number: number; readonly title: string; readonly note?: string; readonly children: ReactNode };

/** One step on the way to a watched network. */
export function SetupStep({ number, title, note, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="card mb-4">
      <h2 id={id} className="flex gap-2.5 font-semibold text-lead">
        <span aria-hidden="true" className="text-ink3">
          {number}
        </span>
        {title}
      </h2>
      {note === undefined ? null : <p className="mt-0.5 mb-3 max-w-[70ch] pl-4.75 text-ink2">{note}</p>}
      <div className="mt-3 min-[700px]:pl-4.75">{children}</div>
    </section>
  );
}
