import { formatWhole } from '@/components/format/number';
import { SeverityMark } from '@/components/marks/severity-mark';
import type { IncidentsNow } from '@/lib/views/types';
import { sayShell } from '@/lib/views/words/shell';

/** How many incidents are open, in the hue and shape of the worst; nothing while none is or it is not known. */
export function IncidentCount({ incidents }: { readonly incidents: IncidentsNow | null }) {
  if (incidents === null || incidents.open === 0) return null;
  const { worst, open } = incidents;
  return (
    <span className={`inline-flex items-center gap-1.5 font-medium ${worst === null ? 'text-ink2' : HUE[worst]}`}>
      {worst === null || worst === 'info' ? null : <SeverityMark severity={worst} size={12} />}
      {formatWhole(open)}
      <span className="sr-only">{worst === null ? ` ${sayShell('count.shelved')}` : ` ${sayShell('count.worst', { worst })}`}</span>
    </span>
  );
}

const HUE = { critical: 'text-bad', warning: 'text-warn', info: 'text-ink2' } as const satisfies Record<
  NonNullable<IncidentsNow['worst']>,
  string
>;
