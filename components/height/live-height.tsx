'use client';

import { Height } from '@/components/height/height';
import { HeightHeading } from '@/components/height/height-heading';
import { useHeight, useNetworks } from '@/components/live/use-views';
import { LivePage } from '@/components/shell/live-page';
import type { HeightView } from '@/lib/views/types';

/** Slowest default poll, server ms: a height does not carry its network's own. */
const INTERVAL_MS = 5000;

/** The height page, read again when its network changes. */
export function LiveHeight({ first }: { readonly first: HeightView }) {
  const view = useHeight(first);
  const name = useNetworks().find((one) => one.id === view.network)?.name ?? view.network;
  return (
    <LivePage
      asOf={view.asOf}
      intervalMs={INTERVAL_MS}
      nodes={view.nodes.length}
      answering={null}
      heading={<HeightHeading network={view.network} name={name} height={view.height} />}
    >
      <Height view={view} />
    </LivePage>
  );
}
