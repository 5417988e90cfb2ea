import type { ReactNode } from 'react';
import { ScrollArea } from '@/components/marks/scroll-area';
import { sayChart } from '@/lib/views/words/charts';

type Props = {
  readonly label: string;
  readonly head: readonly string[];
  /** Each row by a key of its own. */
  readonly rows: readonly { readonly key: string | number; readonly cells: readonly ReactNode[] }[];
};

/** What a chart draws, as numbers. */
export function AsTable({ label, head, rows }: Props) {
  return (
    <details className="mt-3 text-small text-ink2">
      <summary className="w-max rounded hover:text-ink">{sayChart('as-table.as-table')}</summary>
      <div className="mt-2">
        <ScrollArea label={label} tall={rows.length > 12}>
          <table className="table sticky-head text-ink">
            <thead>
              <tr>
                {head.map((one) => (
                  <th key={one} scope="col">
                    {one}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, cells }) => (
                <tr key={key}>
                  {cells.map((cell, index) => (
                    // The columns of a table never move.
                    // biome-ignore lint/suspicious/noArrayIndexKey: fixed order
                    <td key={index}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea>
      </div>
    </details>
  );
}
