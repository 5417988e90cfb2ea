'use client';

import useSWR from 'swr';
import { SeverityMark } from '@/components/marks/severity-mark';
import { Spoken } from '@/components/marks/spoken';
import type { AuditCheckView } from '@/lib/views/account-types';
import { sayActivity } from '@/lib/views/words/activity';

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
        {sayActivity('chain-check.check-again')}
      </button>
      <a href="/api/v1/audit/export" download className="link">
        {sayActivity('chain-check.export-as-json')}
      </a>
    </div>
  );
}

function words(data: AuditCheckView | undefined, error: unknown): React.ReactNode {
  if (data === undefined)
    return error === undefined ? sayActivity('chain-check.checking-chain-hashes') : sayActivity('chain-check.chain-hashes-could');
  if (!data.ok) return sayActivity('chain-check.log-not-as', { problem: data.problem });
  if (data.rows === 0) return sayActivity('chain-check.log-empty');
  return (
    <Spoken
      parts={sayActivity.parts('chain-check.verified-rows-1', {
        rows: data.rows,
        head: <code className="break-all font-mono text-small">{data.head}</code>,
      })}
    />
  );
}
