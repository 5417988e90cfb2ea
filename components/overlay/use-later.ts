'use client';

import { type ComponentType, useEffect, useState } from 'react';

/**
 * A component whose script is asked for once the page stands: null until then, and where it can't be had (the dashboard restarts just then).
 * `load` must be the same at every render.
 */
export function useLater<P>(load: () => Promise<ComponentType<P>>): ComponentType<P> | null {
  const [loaded, setLoaded] = useState<ComponentType<P> | null>(null);
  useEffect(() => {
    let isWanted = true;
    load().then(
      (component) => {
        if (isWanted) setLoaded(() => component);
      },
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [load]);
  return loaded;
}
