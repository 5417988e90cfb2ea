import Link from 'next/link';
import { ScrollArea } from '@/components/marks/scroll-area';
import { Spoken } from '@/components/marks/spoken';
import { StateNote } from '@/components/marks/state-note';
import { TimeText } from '@/components/marks/time-text';
import { incidentPath, planPath } from '@/components/routes';
import type { AuditRowView } from '@/lib/views/account-types';
import { AUDIT_WORDS, nobodysName } from '@/lib/views/phrases/audit-words';
import { sayActivity } from '@/lib/views/words/activity';
import { sayState } from '@/lib/views/words/states';

/** On a narrow screen what was done comes first, and the rest in a line below it. */
const WIDE = 'max-[759.98px]:hidden';

/** Lines of the audit log, newest first. */
export function ActivityTable({ rows }: { readonly rows: readonly AuditRowView[] }) {
  if (rows.length === 0) {
    return (
      <div className="card">
        <StateNote severity="info" says={sayState('empty.activity')} help={sayState('empty.activity.help')}>
          {/* The page without its filter, whichever network it is of. */}
          <a href="?" className="link">
            {sayState('empty.activity.all')}
          </a>
        </StateNote>
      </div>
    );
  }
  return (
    <div className="card">
      <ScrollArea label={sayActivity('activity-table.audit-log')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col" className={WIDE}>
                {sayActivity('activity-table.row')}
              </th>
              <th scope="col" className={WIDE}>
                {sayActivity('activity-table.when-utc')}
              </th>
              <th scope="col" className={WIDE}>
                {sayActivity('activity-filter.who')}
              </th>
              <th scope="col">{sayActivity('activity-filter.what')}</th>
              <th scope="col" className={WIDE}>
                {sayActivity('activity-table.from')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className={`text-ink3 ${WIDE}`}>{row.id}</td>
                <td className={`whitespace-nowrap ${WIDE}`}>
                  <TimeText at={row.at} whole />
                </td>
                <td className={`min-w-[120px] ${WIDE}`}>
                  {row.by === null ? <span className="text-ink2">{nobodysName(row)}</span> : row.by.name}
                  {row.by === null ? null : <span className="block text-ink3">{row.by.role}</span>}
                </td>
                <td className="wrap-anywhere min-[760px]:min-w-[220px]">
                  <What row={row} />
                  <span className="mt-0.5 block text-small text-ink3 min-[760px]:hidden">
                    <Spoken
                      parts={sayActivity.parts('activity-table.row-3', {
                        by: row.by === null ? nobodysName(row) : `${row.by.name}, ${row.by.role}`,
                        at: <TimeText at={row.at} whole />,
                        address: row.address === null ? '' : ` · ${sayActivity('activity-table.from-2', { address: row.address })}`,
                        id: String(row.id),
                      })}
                    />
                  </span>
                </td>
                <td className={`text-ink2 ${WIDE}`}>{row.address ?? (row.by === null ? '' : sayActivity('activity-table.not-known'))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </div>
  );
}

function What({ row }: { readonly row: AuditRowView }) {
  const { action, outcome, network, detail, says } = row;
  return (
    <>
      {AUDIT_WORDS[action] ?? action}
      {outcome === 'done' ? null : <strong className="font-medium text-warn"> ({outcome})</strong>}
      <About row={row} />
      {network === null ? null : <span className="text-ink3"> · {network}</span>}
      {says.length === 0 ? null : <span className="block text-ink2">{says.join(' · ')}</span>}
      {Object.keys(detail).length === 0 ? null : (
        <details>
          <summary className="text-small text-ink3">{sayActivity('activity-table.as-written')}</summary>
          <pre className="whitespace-pre-wrap break-all font-mono text-small text-ink2">{JSON.stringify(detail, null, 1)}</pre>
        </details>
      )}
    </>
  );
}

/** What it was done to, and the way there. Recoveries are kept as plans, and are called recoveries everywhere else. */
function About({ row: { object, network } }: { readonly row: AuditRowView }) {
  if (object === null) return null;
  const [, kind, number] = /^(incident|plan) (\d+)$/.exec(object) ?? [];
  if (number === undefined || network === null) return `: ${object}`;
  return (
    <>
      {': '}
      <Link
        href={kind === 'plan' ? planPath(network, Number(number)) : incidentPath(network, Number(number))}
        prefetch={false}
        className="link"
      >
        {kind === 'plan' ? sayActivity('activity-table.recovery') : sayActivity('activity-table.incident')} {number}
      </Link>
    </>
  );
}
