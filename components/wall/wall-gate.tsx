'use client';

import type { ReactNode } from 'react';
import { useLive } from '@/components/live/use-live';
import { RefusedLazily } from '@/components/wall/refused-lazily';

/** The wall, as long as the server lets it be read: nothing stays on a screen that was refused while it hung. */
export function WallGate({ isPublic, children }: { readonly isPublic: boolean; readonly children: ReactNode }) {
  const { refused } = useLive();
  if (refused === null) return children;
  return <RefusedLazily why={refused} isPublic={isPublic} />;
}
