'use client';

import '@/components/wall/wall.css';
import '@/components/wall/tiles.css';
import type { CSSProperties } from 'react';
import { useFreshness } from '@/components/live/use-freshness';
import { useLive } from '@/components/live/use-live';
import { useWallNetworks } from '@/components/live/use-wall';
import { wallPath } from '@/components/routes';
import { WallBanner } from '@/components/wall/wall-banner';
import { WallTile } from '@/components/wall/wall-tile';
import { namesApart } from '@/lib/views/names-apart';
import { tileColumns } from '@/lib/views/tile-columns';
import type { TileOverview } from '@/lib/views/tile-overview';
import type { WallSettings } from '@/lib/views/wall-settings';
import { emOfDiagonal, TILE_EMS } from '@/lib/views/wall-type';
import { sayTile } from '@/lib/views/words/wall-tiles';

type Props = {
  readonly first: readonly TileOverview[];
  readonly settings: WallSettings;
  /** The query that each tile's own wall is opened with. */
  readonly search: string;
};

/** Lengths that a name is tried in where it has no room whole: two that differ stay apart in each. */
const NAME_SIGNS = [28, 20, 16, 13, 10] as const;

/** Several networks, a tile each, always in the same place and in the order of the settings: nothing moves up because it is worse. */
export function WallTiles({ first, settings, search }: Props) {
  const summaries = useWallNetworks();
  const { now, rate } = useLive();
  const linkMs = Math.min(...first.map(({ intervalMs }) => intervalMs));
  const freshness = useFreshness(null, linkMs, linkMs, true);
  const names = first.map(({ name }) => name);
  const shorter = NAME_SIGNS.map((signs) => namesApart(names, signs));
  const { wide, tall } = tileColumns(first.length);
  const style = {
    '--em-share': emOfDiagonal(settings),
    ...{ '--wide': wide, '--tall': tall, '--tile-wide': TILE_EMS.wide, '--tile-high': TILE_EMS.high },
  } as CSSProperties;
  return (
    <main className="tiles-wall" style={style}>
      <h1 className="sr-only">{sayTile('all')}</h1>
      <div className="tiles">
        {first.map((one, at) => (
          <WallTile
            key={one.id}
            first={one}
            names={[one.name, ...shorter.map((all) => all[at] ?? one.name)]}
            summary={summaries.find(({ id }) => id === one.id) ?? null}
            linkMs={linkMs}
            href={wallPath(one.id, search)}
          />
        ))}
      </div>
      {settings.faults.length === 0 ? null : <p className="tiles-faults">{settings.faults.map(({ sentence }) => sentence).join(' ')}</p>}
      <WallBanner freshness={freshness} asOf={now - freshness.lostMs * rate} />
    </main>
  );
}
