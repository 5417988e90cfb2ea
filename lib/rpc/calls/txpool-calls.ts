import type { z } from 'zod';
import { parseWith } from '@/lib/rpc/schemas/parse-with';
import { decimal, fields, quantity } from '@/lib/rpc/schemas/primitives';
import type { Call } from '@/lib/rpc/types';

/** Transactions waiting. `queued` (not executable yet) is null where the client does not tell them apart. */
export type TxPool = { readonly pending: number; readonly queued: number | null };

const status: z.ZodType<TxPool> = fields({ pending: quantity, queued: quantity });

const besuStatistics: z.ZodType<TxPool> = fields({ localCount: decimal, remoteCount: decimal }).transform(
  ({ localCount, remoteCount }) => ({
    pending: localCount + remoteCount,
    queued: null,
  }),
);

export function txpoolStatus(): Call<TxPool> {
  return { method: 'txpool_status', params: [], parse: parseWith(status) };
}

/** Besu's own form; its txpool_status exists only from 26.4.0. */
export function txpoolBesuStatistics(): Call<TxPool> {
  return { method: 'txpool_besuStatistics', params: [], parse: parseWith(besuStatistics) };
}
