import type { HeightView } from '@/lib/views/types';
import { findNetwork } from './find-network';

/** One height of one network, also when it is long past; null = no such network. */
export async function readHeight(id: string, height: number): Promise<HeightView | null> {
  return (await (await findNetwork(id))?.height(height)) ?? null;
}
