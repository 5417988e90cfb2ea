import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LivePeers } from '@/components/peers/live-peers';
import { readPeers } from '@/lib/queries/read-peers';
import { sayPage } from '@/lib/views/words/pages';

export const metadata: Metadata = { title: sayPage('peers.title') };

export default async function PeersPage({ params }: { readonly params: Promise<{ network: string }> }) {
  const first = await readPeers(decodeURIComponent((await params).network));
  if (first === null) notFound();
  return <LivePeers key={first.network} first={first} />;
}
