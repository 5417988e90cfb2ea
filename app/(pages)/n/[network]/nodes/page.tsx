import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveNodes } from '@/components/nodes/live-nodes';
import { readNodes } from '@/lib/queries/read-nodes';
import { sayPage } from '@/lib/views/words/pages';

export const metadata: Metadata = { title: sayPage('nodes.title') };

export default async function NodesPage({ params }: { readonly params: Promise<{ network: string }> }) {
  const first = await readNodes(decodeURIComponent((await params).network));
  if (first === null) notFound();
  return <LiveNodes key={first.network} first={first} />;
}
