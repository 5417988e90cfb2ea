import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { readFilter, writeFilter } from '@/components/incidents/list-filter';
import { LiveIncidents } from '@/components/incidents/live-incidents';
import { readIncidentsPage } from '@/lib/queries/read-incidents-page';

export const metadata: Metadata = { title: 'Incidents' };

type Props = {
  readonly params: Promise<{ network: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;
};

export default async function IncidentsPage({ params, searchParams }: Props) {
  const wanted = Object.entries(await searchParams).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  const search = writeFilter(readFilter(new URLSearchParams(wanted)), true);
  const page = await readIncidentsPage(decodeURIComponent((await params).network), search);
  if (page === null) notFound();
  const { list, name, intervalMs, nodes } = page;
  return (
    <LiveIncidents first={list} firstSearch={page.search} name={name} intervalMs={intervalMs} nodes={nodes.map((node) => node.name)} />
  );
}
