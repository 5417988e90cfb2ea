import { formatWhole } from '@/components/format/number';
import { axisTicks } from '@/components/matrix/axis-ticks';
import type { MatrixColumn } from '@/lib/views/types';

/** Room a label needs, px. */
const LABEL_PX = 84;

/** Heights under their columns, a forked one in full ink. Hidden from screen readers: each cell names its height. */
export function HeightAxis({ columns, cellPx }: { readonly columns: readonly MatrixColumn[]; readonly cellPx: number }) {
  const ticks = new Set(axisTicks(columns.length, LABEL_PX / cellPx));
  return (
    <div aria-hidden="true" className="matrix-row !min-h-0 pt-1 text-micro text-ink3">
      <span />
      <span className="matrix-cells h-[1.4em]">
        {columns.map((column, index) => (
          <span key={column.height} className="relative">
            {ticks.has(index) ? (
              <span
                data-last={index === columns.length - 1}
                className="absolute left-1/2 -translate-x-1/2 whitespace-nowrap data-[last=true]:right-0 data-[last=true]:left-auto data-[last=true]:translate-x-0"
              >
                <span className={column.state === 'forked' ? 'font-medium text-ink' : ''}>{formatWhole(column.height)}</span>
              </span>
            ) : null}
          </span>
        ))}
      </span>
    </div>
  );
}
