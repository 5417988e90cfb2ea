import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveIncident } from '@/components/incident/live-incident';
import { readIncidentPage } from '@/lib/queries/read-incidents-page';
import { sayPage } from '@/lib/views/words/pages';

type Props = { readonly params: Promise<{ network: string; incident: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { incident } = await params;
  return /^\d{1,15}$/.test(incident) ? { title: sayPage('incident.title', { incident }) } : {};
}

export default async function IncidentPage({ params }: Props) {
  const { network, incident } = await params;
  const page = await readIncidentPage(decodeURIComponent(network), decodeURIComponent(incident));
  if (page === null) notFound();
  return <LiveIncident key={page.incident.id} first={page.incident} intervalMs={page.intervalMs} nodes={page.nodes} />;
}
