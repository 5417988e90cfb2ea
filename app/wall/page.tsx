import type { Metadata } from 'next';
import { ScreenNotice } from '@/components/wall/screen-notice';
import { WallFrame } from '@/components/wall/wall-frame';
import { WallTiles } from '@/components/wall/wall-tiles';
import { readWallTiles, type WallSearch } from '@/lib/queries/read-wall';
import { sayPage } from '@/lib/views/words/pages';

export const metadata: Metadata = { title: sayPage('wall.title') };

const NONE = {
  title: sayPage('wall.none'),
  todo: sayPage('wall.none.todo'),
};

export default async function WallPage({ searchParams }: { readonly searchParams: Promise<WallSearch> }) {
  const search = await searchParams;
  const read = await readWallTiles(search);
  // The layout says why.
  if (read === 'refused') return null;
  if (read.tiles.length === 0) return <ScreenNotice notice={NONE} />;
  const query = new URLSearchParams(Object.entries(search).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
  return (
    <WallFrame settings={read.settings} network={null}>
      <WallTiles first={read.tiles} settings={read.settings} search={query.size === 0 ? '' : `?${query}`} />
    </WallFrame>
  );
}
