import type { Call, Outcome } from '@/lib/rpc/types';

/** One question to a node and what is done with its answer. */
export type Ask = { readonly call: Call<unknown>; readonly take: (outcome: Outcome<unknown>) => void };

/** Binds a call to the taker of its answer, keeping the type between them. */
export function ask<T>(call: Call<T>, take: (outcome: Outcome<T>) => void): Ask {
  return { call, take: take as (outcome: Outcome<unknown>) => void };
}
