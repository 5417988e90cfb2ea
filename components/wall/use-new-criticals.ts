'use client';

import { useEffect, useRef } from 'react';
import { useWallNetworks } from '@/components/live/use-wall';

/**
 * Calls `onNew` when a critical incident opens that was not open before, or one turns critical; never for what stands when the page is loaded. What
 * came while the link was lost is told once it is back. `network` = of this one alone; null = of all.
 */
export function useNewCriticals(network: string | null, onNew: () => void): void {
  const networks = useWallNetworks();
  const known = useRef(new Map<string, ReadonlySet<number>>());
  const tell = useRef(onNew);
  tell.current = onNew;
  useEffect(() => {
    let news = false;
    for (const { id, incidents } of networks) {
      if (incidents === null || (network !== null && id !== network)) continue;
      const before = known.current.get(id);
      known.current.set(id, new Set(incidents.critical));
      news ||= before !== undefined && incidents.critical.some((one) => !before.has(one));
    }
    if (news) tell.current();
  }, [networks, network]);
}
