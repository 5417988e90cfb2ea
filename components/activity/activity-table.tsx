import Link from 'next/link';
import { ScrollArea } from '@/components/marks/scroll-area';
import { TimeText } from '@/components/marks/time-text';
import { incidentPath } from '@/components/routes';
import type { AuditRowView } from '@/lib/views/account-types';
import { AUDIT_WORDS, auditDetail, nobodysName } from '@/lib/views/phrases/audit-words';

/** Lines of the audit log, newest first. */
export function ActivityTable({ rows }: { readonly rows: readonly AuditRowView[] }) {
  if (rows.length === 0) return <p className="card text-ink2">Nothing in the log fits this filter.</p>;
  return (
    <div className="card">
      <ScrollArea label="Audit log">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">When (UTC)</th>
              <th scope="col">Who</th>
              <th scope="col">What</th>
              <th scope="col">From</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="text-ink3" title={`SHA-256 ${row.hash}`}>
                  {row.id}
                </td>
                <td className="whitespace-nowrap">
                  <TimeText at={row.at} whole />
                </td>
                <td className="min-w-[120px]">
                  {row.by === null ? <span className="text-ink2">{nobodysName(row)}</span> : row.by.name}
                  {row.by === null ? null : <span className="block text-ink3">{row.by.role}</span>}
                </td>
                <td className="min-w-[220px] wrap-anywhere">
                  <What row={row} />
                </td>
                <td className="text-ink2">{row.address ?? 'not known'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </div>
  );
}

function What({ row }: { readonly row: AuditRowView }) {
  const { action, outcome, object, network, detail } = row;
  const incident = /^incident (\d+)$/.exec(object ?? '')?.[1];
  const pieces = auditDetail(detail);
  return (
    <>
      {AUDIT_WORDS[action] ?? action}
      {outcome === 'done' ? null : <strong className="font-medium text-warn"> ({outcome})</strong>}
      {object === null ? null : (
        <>
          {': '}
          {incident !== undefined && network !== null ? (
            <Link href={incidentPath(network, Number(incident))} className="link">
              {object}
            </Link>
          ) : (
            object
          )}
        </>
      )}
      {network === null ? null : <span className="text-ink3"> · {network}</span>}
      {pieces.length === 0 ? null : <span className="block text-ink3">{pieces.join(' · ')}</span>}
    </>
  );
}
