import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { writeFilter } from '@/components/incidents/list-filter';
import { LiveIncidents } from '@/components/incidents/live-incidents';
import { type PageSearchParams, pageSearch } from '@/lib/queries/page-search';
import { readIncidentsPage } from '@/lib/queries/read-incidents-page';
import { sayPage } from '@/lib/views/words/pages';

export const metadata: Metadata = { title: sayPage('incidents.title') };

type Props = {
  readonly params: Promise<{ network: string }>;
  readonly searchParams: PageSearchParams;
};

export default async function IncidentsPage({ params, searchParams }: Props) {
  const search = writeFilter((await pageSearch('incidents', searchParams)).values, true);
  const page = await readIncidentsPage(decodeURIComponent((await params).network), search);
  if (page === null) notFound();
  const { list, intervalMs, nodes } = page;
  return <LiveIncidents first={list} firstSearch={page.search} intervalMs={intervalMs} nodes={nodes.map((node) => node.name)} />;
}
