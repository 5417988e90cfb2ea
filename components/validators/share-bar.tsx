import { formatWhole } from '@/components/format/number';
import { sayValidators } from '@/lib/views/words/validators';

/** A share as a bar with its numbers; the bar is an extra to them. */
export function ShareBar({ part, whole }: { readonly part: number; readonly whole: number }) {
  return (
    <div className="min-w-[104px] max-w-[200px]">
      <span className="whitespace-nowrap">
        {formatWhole(part)} <span className="text-ink3">{sayValidators('share-bar.of', { whole })}</span>
      </span>
      <div aria-hidden="true" className="mt-1 h-1.5 overflow-hidden rounded-full bg-sunk">
        <div className="h-full rounded-full bg-ink3" style={{ width: `${(100 * part) / whole}%` }} />
      </div>
    </div>
  );
}
