import { notFound } from 'next/navigation';
import { LiveOverview } from '@/components/overview/live-overview';
import { readOverview } from '@/lib/queries/read-overview';

export default async function OverviewPage({ params }: { readonly params: Promise<{ network: string }> }) {
  const page = await readOverview(decodeURIComponent((await params).network));
  if (page === null) notFound();
  const { overview, incident } = page;
  return <LiveOverview key={overview.id} first={overview} firstIncident={incident} />;
}
