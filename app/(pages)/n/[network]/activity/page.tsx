import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { ActivityFilter } from '@/components/activity/activity-filter';
import { ActivityTable } from '@/components/activity/activity-table';
import { ChainCheck } from '@/components/activity/chain-check';
import { activityPath } from '@/components/routes';
import { PagePath } from '@/components/shell/page-path';
import { StrangeParameters } from '@/components/shell/strange-parameters';
import { asSearch, type PageSearchParams, pageSearch } from '@/lib/queries/page-search';
import { readAuditLog } from '@/lib/queries/read-audit-log';
import { sayPage } from '@/lib/views/words/pages';

export const metadata: Metadata = { title: sayPage('activity.title') };

type Props = {
  readonly params: Promise<{ network: string }>;
  readonly searchParams: PageSearchParams;
};

export default async function ActivityPage({ params, searchParams }: Props) {
  const network = decodeURIComponent((await params).network);
  const { values: filter, strange } = await pageSearch('activity', searchParams);
  const asked = asSearch(filter);
  const { rows, next, people } = await readAuditLog(asked);
  const older = new URLSearchParams(asked);
  if (next !== null) older.set('before', String(next));
  return (
    <>
      <div className="mb-3 text-ink2">
        <PagePath network={network} path={[{ name: sayPage('activity.title'), to: null }]} />
      </div>
      <StrangeParameters strange={strange} />
      <h1 className="mb-1 font-semibold text-heading tracking-tight">{sayPage('activity.title')}</h1>
      <p className="mb-4 max-w-[84ch] text-ink2">{sayPage('activity.lead')}</p>
      <ChainCheck />
      <ActivityFilter network={network} filter={filter} people={people} />
      <ActivityTable rows={rows} />
      {next === null ? null : (
        <p className="mt-3">
          <Link href={`${activityPath(network)}?${older}` as Route} className="link">
            {sayPage('activity.older')}
          </Link>
        </p>
      )}
    </>
  );
}
