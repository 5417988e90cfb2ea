import type { ReactNode } from 'react';
import { WallProvider } from '@/components/live/wall-provider';
import { RefusedLazily } from '@/components/wall/refused-lazily';
import { WallGate } from '@/components/wall/wall-gate';
import { readFrame } from '@/lib/queries/read-frame';
import { readWallAccess } from '@/lib/queries/read-wall-access';

export default async function WallLayout({ children }: { readonly children: ReactNode }) {
  const { why, isPublic } = await readWallAccess();
  return (
    <WallProvider {...(await readFrame())}>
      {why === null ? <WallGate isPublic={isPublic}>{children}</WallGate> : <RefusedLazily why={why} isPublic={isPublic} />}
    </WallProvider>
  );
}
