'use client';

import { useRouter } from 'next/navigation';
import { formatWhole } from '@/components/format/number';
import { useLive } from '@/components/live/use-live';
import { useNetworks } from '@/components/live/use-views';
import { SeverityMark, VERDICT_WORD } from '@/components/marks/severity-mark';
import { overviewPath } from '@/components/routes';
import type { NetworkSummary, VerdictState } from '@/lib/views/types';
import { sayShell } from '@/lib/views/words/shell';

/** Which network is shown, with its state as mark and word; a native list when there are several. */
export function NetworkSwitch({ network }: { readonly network: string }) {
  const router = useRouter();
  const networks = useNetworks();
  const lost = useLive().link === 'lost';
  const word = (state: VerdictState) => (lost ? sayShell('stale') : VERDICT_WORD[state]);
  const current = networks.find((one) => one.id === network);
  if (current === undefined) return null;
  return (
    <div className="flex min-w-0 items-center gap-2">
      <SeverityMark severity={lost ? 'unknown' : current.severity} />
      {networks.length === 1 ? (
        <span className="min-w-0 wrap-anywhere">
          <bdi>{current.name}</bdi> <span className="whitespace-nowrap text-ink3">· {word(current.state)}</span>
        </span>
      ) : (
        <select
          aria-label={sayShell('network')}
          value={network}
          onChange={(event) => router.push(overviewPath(event.target.value))}
          className="control w-full min-w-0 truncate"
        >
          {networks.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name} · {word(one.state)}
              {lost ? '' : incidentWords(one)}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

/** " · 2 incidents": an option of a native list holds words alone. */
function incidentWords({ incidents }: NetworkSummary): string {
  return incidents === null || incidents.open === 0
    ? ''
    : ` · ${formatWhole(incidents.open)} ${sayShell(incidents.open === 1 ? 'network.incident' : 'network.incidents')}`;
}
