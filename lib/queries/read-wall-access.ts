import { runtime } from '@/lib/runtime/runtime';
import type { WallRefusal } from '@/lib/views/wall-notice';
import { WallRefused, wallReader } from './wall-reader';

/** Why this request may not see a wall (null = it may), and whether anybody may read here. */
export async function readWallAccess(): Promise<{ readonly why: WallRefusal | null; readonly isPublic: boolean }> {
  const isPublic = (await runtime()).people.publicRead;
  try {
    await wallReader();
    return { why: null, isPublic };
  } catch (error) {
    if (error instanceof WallRefused) return { why: error.why, isPublic };
    throw error;
  }
}
