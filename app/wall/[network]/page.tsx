import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Wall } from '@/components/wall/wall';
import { WallFrame } from '@/components/wall/wall-frame';
import { readWall, readWallName, type WallSearch } from '@/lib/queries/read-wall';
import { sayPage } from '@/lib/views/words/pages';

type Props = { readonly params: Promise<{ network: string }>; readonly searchParams: Promise<WallSearch> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const name = await readWallName(decodeURIComponent((await params).network));
  return { title: name === null ? sayPage('wall.title') : sayPage('wall.title.network', { name }) };
}

export default async function WallPage({ params, searchParams }: Props) {
  const read = await readWall(decodeURIComponent((await params).network), await searchParams);
  if (read === null) notFound();
  // The layout says why.
  if (read === 'refused') return null;
  const { id } = read.view.overview;
  return (
    <WallFrame settings={read.settings} network={id}>
      <Wall key={id} first={read.view} settings={read.settings} faults={read.faults} />
    </WallFrame>
  );
}
