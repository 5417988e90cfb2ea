'use client';

import '@/components/wall/screen.css';
import type { ReactNode } from 'react';
import { useDim } from '@/components/wall/use-dim';
import { useDrift } from '@/components/wall/use-drift';
import { WallSound } from '@/components/wall/wall-sound';
import type { WallSettings } from '@/lib/views/wall-settings';

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
        {settings.sound ? <WallSound network={network} /> : null}
      </div>
      {dim ? <div className="wall-dim" aria-hidden="true" /> : null}
    </div>
  );
}
