import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { ActivityFilter } from '@/components/activity/activity-filter';
import { ActivityTable } from '@/components/activity/activity-table';
import { ChainCheck } from '@/components/activity/chain-check';
import { activityPath } from '@/components/routes';
import { readAuditLog } from '@/lib/queries/read-audit-log';

export const metadata: Metadata = { title: 'Activity' };

type Props = {
  readonly params: Promise<{ network: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
};

export default async function ActivityPage({ params, searchParams }: Props) {
  const network = decodeURIComponent((await params).network);
  const asked = new URLSearchParams(
    Object.entries(await searchParams).flatMap(([key, value]) => (typeof value === 'string' && value !== '' ? [[key, value]] : [])),
  );
  const { rows, next, people } = await readAuditLog(asked);
  const filter = { network: asked.get('network'), action: asked.get('action'), outcome: asked.get('outcome'), person: asked.get('person') };
  const older = new URLSearchParams(asked);
  if (next !== null) older.set('before', String(next));
  return (
    <>
      <h1 className="mb-1 font-semibold text-[22px] tracking-tight">Activity</h1>
      <p className="mb-4 max-w-[84ch] text-ink2">
        Who did what, when, and from where: every command, every sign-in. Rows are only ever added; each is chained to all before it by its
        hash.
      </p>
      <ChainCheck />
      <ActivityFilter network={network} filter={filter} people={people} />
      <ActivityTable rows={rows} />
      {next === null ? null : (
        <p className="mt-3">
          <Link href={`${activityPath(network)}?${older}` as Route} className="link">
            Older
          </Link>
        </p>
      )}
    </>
  );
}
