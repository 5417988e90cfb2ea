import { runtime } from '@/lib/runtime/runtime';

/** Whether this process shows the gallery of components: while developing and in tests, never on real networks. */
export async function readGallery(): Promise<boolean> {
  return (await runtime()).hasGallery;
}
