'use client';

import '@/components/wall/screen.css';
import { lazy, type ReactNode, Suspense } from 'react';
import { useDim } from '@/components/wall/use-dim';
import { useDrift } from '@/components/wall/use-drift';
import type { WallSettings } from '@/lib/views/wall-settings';

/** Only a wall that is to be heard loads it. */
const WallSound = lazy(() => import('@/components/wall/wall-sound').then((module) => ({ default: module.WallSound })));

type Props = {
  readonly settings: Pick<WallSettings, 'dim' | 'sound'>;
  /** Whose incidents sound; null = those of all networks shown. */
  readonly network: string | null;
  readonly children: ReactNode;
};

/** Around every wall: it moves a little against burn-in, is dimmed at night and sounds, as its address says. */
export function WallFrame({ settings, network, children }: Props) {
  const transform = useDrift();
  const dim = useDim(settings.dim);
  return (
    <div className="wall-frame" data-dim={dim}>
      <div className="wall-drift" style={{ transform }}>
        {children}
        {settings.sound ? (
          <Suspense>
            <WallSound network={network} />
          </Suspense>
        ) : null}
      </div>
      {dim ? <div className="wall-dim" aria-hidden="true" /> : null}
    </div>
  );
}
