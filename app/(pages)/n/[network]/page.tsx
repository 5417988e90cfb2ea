import { notFound } from 'next/navigation';
import { LiveOverview } from '@/components/overview/live-overview';
import { readOverview } from '@/lib/queries/read-overview';

export default async function OverviewPage({ params }: { readonly params: Promise<{ network: string }> }) {
  const first = await readOverview(decodeURIComponent((await params).network));
  if (first === null) notFound();
  return <LiveOverview key={first.id} first={first} />;
}
