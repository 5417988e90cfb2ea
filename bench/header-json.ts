import type { Header } from '@/lib/consensus/types';

const hex = (value: number | bigint): string => `0x${value.toString(16)}`;

/** A header as eth_getBlockByNumber answers it, without transactions. */
export function headerJson(header: Header): Readonly<Record<string, unknown>> {
  const { height, sha3Uncles, difficulty, gasLimit, gasUsed, timestamp, baseFeePerGas, ...rest } = header;
  return {
    ...rest,
    number: hex(height),
    sha3Uncles,
    difficulty: hex(difficulty),
    gasLimit: hex(gasLimit),
    gasUsed: hex(gasUsed),
    timestamp: hex(timestamp),
    ...(baseFeePerGas === undefined ? {} : { baseFeePerGas: hex(baseFeePerGas) }),
    size: '0x400',
    totalDifficulty: hex(height + 1),
    transactions: [],
    uncles: [],
  };
}
