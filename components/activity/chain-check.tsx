'use client';

import useSWR from 'swr';
import { formatWhole } from '@/components/format/number';
import { SeverityMark } from '@/components/marks/severity-mark';
import type { AuditCheckView } from '@/lib/views/account-types';

/** Whether the log is as it was written: every row's hash recomputed from the first on. */
export function ChainCheck() {
  const { data, error, isLoading, mutate } = useSWR<AuditCheckView>('/api/v1/audit/check');
  const broken = data?.ok === false;
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2">
      <p role="status" className="flex min-w-0 items-start gap-2">
        <span className="pt-0.5">
          <SeverityMark severity={broken ? 'critical' : data === undefined ? 'unknown' : 'ok'} size={16} />
        </span>
        <span className="min-w-0 break-words">{words(data, error)}</span>
      </p>
      <button type="button" className="control" disabled={isLoading} onClick={() => void mutate()}>
        Check again
      </button>
      <a href="/api/v1/audit/export" download className="link">
        Export as JSON lines
      </a>
    </div>
  );
}

function words(data: AuditCheckView | undefined, error: unknown): React.ReactNode {
  if (data === undefined) return error === undefined ? 'Checking the chain of hashes …' : 'The chain of hashes could not be checked now.';
  if (!data.ok) return `The log is not as it was written: ${data.problem}.`;
  if (data.rows === 0) return 'The log is empty.';
  return (
    <>
      Verified: rows 1 to {formatWhole(data.rows)} are as they were written. Head{' '}
      <code className="break-all font-mono text-small" title={data.head}>
        {data.head.slice(0, 16)}…
      </code>
    </>
  );
}
