import { runtime } from '@/lib/runtime/runtime';

/** True once the first poll of every network is done or timed out. */
export async function readReady(): Promise<boolean> {
  return (await runtime()).ready();
}
