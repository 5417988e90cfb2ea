import type { ReactNode } from 'react';

type Props = {
  readonly label: ReactNode;
  readonly value: ReactNode;
  /** Context below the value, a line each. */
  readonly lines: readonly ReactNode[];
  readonly loud?: boolean;
  readonly children?: ReactNode;
};

/** One number of the facts row: label, large value, small context. */
export function Fact({ label, value, lines, loud = false, children }: Props) {
  return (
    <div className="min-w-0 border-line border-t border-l px-4 py-3">
      <dt className="text-small text-ink3">{label}</dt>
      <dd className={`live-value mt-0.5 font-medium text-heading leading-snug tracking-tight ${loud ? 'text-bad' : ''}`}>{value}</dd>
      {children === undefined ? null : <dd>{children}</dd>}
      {lines.map((line, index) => (
        // The lines of one fact never move.
        // biome-ignore lint/suspicious/noArrayIndexKey: fixed order
        <dd key={index} className="text-small text-ink2">
          {line}
        </dd>
      ))}
    </div>
  );
}
