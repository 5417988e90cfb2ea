import { hexToBytes } from '@/lib/consensus/hex-bytes';
import type { Header, Hex } from '@/lib/consensus/types';

/** Source: quorum params/protocol_params.go, eth/ethconfig/config.go Defaults.Miner (GasFloor, GasCeil). */
const BOUND_DIVISOR = 4096n;
const GAS_FLOOR = 700_000_000n;
const GAS_CEIL = 800_000_000n;

export const TRANSFER_GAS = 21_000n;
const ZERO_BYTE_GAS = 4n;
const OTHER_BYTE_GAS = 16n;

/** What a transfer uses, all of it before anything runs. Source: quorum core/state_transition.go IntrinsicGas (Istanbul). */
export function intrinsicGas(data: Hex): bigint {
  if (data === '0x') return TRANSFER_GAS;
  return hexToBytes(data, 'data').reduce((gas, byte) => gas + (byte === 0 ? ZERO_BYTE_GAS : OTHER_BYTE_GAS), TRANSFER_GAS);
}

/**
 * Gas limit of the block after `parent`, by a miner with the client's default target and limit.
 * Source: quorum core/block_validator.go CalcGasLimit.
 */
export function gasLimitAfter(parent: Pick<Header, 'gasLimit' | 'gasUsed'>, minGasLimit: bigint): bigint {
  const contribution = (parent.gasUsed + parent.gasUsed / 2n) / BOUND_DIVISOR;
  const decay = parent.gasLimit / BOUND_DIVISOR - 1n;
  const limit = larger(parent.gasLimit - decay + contribution, minGasLimit);
  if (limit < GAS_FLOOR) return smaller(parent.gasLimit + decay, GAS_FLOOR);
  if (limit > GAS_CEIL) return larger(parent.gasLimit - decay, GAS_CEIL);
  return limit;
}

const larger = (one: bigint, other: bigint): bigint => (one > other ? one : other);
const smaller = (one: bigint, other: bigint): bigint => (one < other ? one : other);
