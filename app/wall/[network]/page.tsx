import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Wall } from '@/components/wall/wall';
import { readNetworks } from '@/lib/queries/read-networks';
import { readWall, type WallSearch } from '@/lib/queries/read-wall';

type Props = { readonly params: Promise<{ network: string }>; readonly searchParams: Promise<WallSearch> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = decodeURIComponent((await params).network);
  const found = (await readNetworks()).networks.find((one) => one.id === id);
  return { title: `Wall · ${found?.name ?? 'Unknown network'}` };
}

export default async function WallPage({ params, searchParams }: Props) {
  const read = await readWall(decodeURIComponent((await params).network), await searchParams);
  if (read === null) notFound();
  return <Wall key={read.view.overview.id} first={read.view} settings={read.settings} />;
}
