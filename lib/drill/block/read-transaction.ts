import type { DrillTransaction } from '@/lib/drill/types';
export function readTransaction(raw: string, chainId: number): DrillTransaction {
  throw new Error(`${raw}${chainId}`);
}
