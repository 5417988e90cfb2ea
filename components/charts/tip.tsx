import type { ReactNode } from 'react';

/** What a chart says of the place pointed at. */
export function Tip({ title, lines }: { readonly title: ReactNode; readonly lines: readonly ReactNode[] }) {
  return (
    <div className="rounded-md border border-line bg-surface px-2.5 py-1.5 text-small shadow-menu">
      <p className="font-medium">{title}</p>
      {lines.map((line, index) => (
        // The lines of a tip never move.
        // biome-ignore lint/suspicious/noArrayIndexKey: fixed order
        <p key={index} className="text-ink2">
          {line}
        </p>
      ))}
    </div>
  );
}
