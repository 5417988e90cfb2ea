import type { Hex } from '@/lib/consensus/types';

/** A number as the client prints it: 0x-hex without leading zeros. */
export const quantity = (value: number | bigint): Hex => `0x${value.toString(16)}`;
