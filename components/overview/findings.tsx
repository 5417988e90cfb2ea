import Link from 'next/link';
import { formatWhole } from '@/components/format/number';
import { SeverityMark } from '@/components/marks/severity-mark';
import { heightPath } from '@/components/routes';
import type { FindingView } from '@/lib/views/types';
import { sayOverview } from '@/lib/views/words/overview';

/** What else was found, worst first; nothing at all when there is nothing. */
export function Findings({ findings, network }: { readonly findings: readonly FindingView[]; readonly network: string }) {
  if (findings.length === 0) return null;
  return (
    <section aria-labelledby="findings" className="card">
      <h2 id="findings" className="card-title">
        {sayOverview('findings.title')} <span className="card-note">{formatWhole(findings.length)}</span>
      </h2>
      <ul className="grid gap-2.5">
        {findings.map((finding) => (
          <li
            key={`${finding.code} ${finding.node ?? ''} ${finding.height ?? ''}`}
            className="grid grid-cols-[16px_minmax(0,1fr)_auto] gap-2.5"
          >
            <span className="pt-0.5">
              <SeverityMark severity={finding.severity} />
            </span>
            <p className="min-w-0 break-words text-ink2">
              <strong className="font-medium text-ink">{sayOverview(`finding.${finding.severity}`)}:</strong> {finding.sentence}
            </p>
            {finding.height === null ? null : (
              <Link href={heightPath(network, finding.height)} prefetch={false} className="link self-start text-ink2">
                {formatWhole(finding.height)}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
