import { SEVERITY_WORD } from '@/components/incidents/incident-words';
import { SeverityMark } from '@/components/marks/severity-mark';
import type { IncidentRow } from '@/lib/views/incident-types';

type Props = {
  readonly incident: Pick<IncidentRow, 'severity' | 'status' | 'shelved'>;
  /** 0 = the word alone, where the mark stands beside. */
  readonly size?: number;
};

/** How bad it is: shape, word and hue while it stands; grey once it has ended or is shelved. */
export function SeverityWord({ incident: { severity, status, shelved }, size = 14 }: Props) {
  const isLoud = status === 'open' && shelved === null;
  return (
    <span className={`inline-flex items-center gap-1.5 align-bottom font-medium ${isLoud ? HUE[severity] : 'text-ink2'}`}>
      {size === 0 ? null : (
        <span className={isLoud ? '' : 'opacity-70 grayscale'}>
          <SeverityMark severity={severity} size={size} />
        </span>
      )}
      {SEVERITY_WORD[severity]}
    </span>
  );
}

const HUE = { critical: 'text-bad', warning: 'text-warn', info: 'text-ink2' } as const;
