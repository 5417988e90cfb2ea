import type { ReactNode } from 'react';
import { RefusedScreen } from '@/components/wall/refused-screen';
import { WallGate } from '@/components/wall/wall-gate';
import { readWallAccess } from '@/lib/queries/read-wall-access';

export default async function WallLayout({ children }: { readonly children: ReactNode }) {
  const { why, isPublic } = await readWallAccess();
  return why === null ? <WallGate isPublic={isPublic}>{children}</WallGate> : <RefusedScreen why={why} isPublic={isPublic} />;
}
