import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveNode } from '@/components/node/live-node';
import { readNode } from '@/lib/queries/read-nodes';

type Props = { readonly params: Promise<{ network: string; name: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).name) };
}

export default async function NodePage({ params }: Props) {
  const { network, name } = await params;
  const first = await readNode(decodeURIComponent(network), decodeURIComponent(name));
  if (first === null) notFound();
  return <LiveNode key={first.name} first={first} />;
}
