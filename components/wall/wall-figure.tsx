import type { ReactNode } from 'react';

type Props = { readonly label: string; readonly value: ReactNode; readonly note: ReactNode; readonly loud?: boolean };

/** One of the four numbers: what it is of, the number, what it means. */
export function WallFigure({ label, value, note, loud = false }: Props) {
  return (
    <div className="wall-figure" data-loud={loud}>
      <dt>{label}</dt>
      <dd className="wall-value live-value">{value}</dd>
      <dd className="wall-note">{note}</dd>
    </div>
  );
}
