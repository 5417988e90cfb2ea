import { getAddress } from 'ethers/address';
import type { Address } from '@/lib/consensus/types';
import { intrinsicGas } from '@/lib/drill/block/gas';
import type { CallArguments } from '@/lib/drill/rpc/go/call-arguments';
import { RpcError } from '@/lib/drill/rpc/rpc-method';
import type { AccountState } from '@/lib/drill/types';

const NOBODY: Address = `0x${'0'.repeat(40)}`;
/** --rpc.gascap as the client sets it. */
const GAS_CAP = 25_000_000n;
const TRANSFER_GAS = 21_000n;
const CREATION_GAS = 32_000n;
/** 64 bytes that are not zero: the longest data a private transaction carries in public (quorum common/types.go MaxPrivateIntrinsicDataHex). */
const PRIVATE_DATA_GAS = 64n * 16n;

const gasOf = ({ to, data }: CallArguments): bigint => intrinsicGas(data ?? '0x') + (to === null ? CREATION_GAS : 0n);

/**
 * Runs a call on an account without code. Refusals are the client's, in its order. Source: quorum core/state_transition.go TransitionDb.
 * @throws RpcError; what would need an EVM is refused in the drill's own words.
 */
export function call(state: AccountState, given: CallArguments, gas: bigint | null): void {
  const wanted = gas ?? given.gas ?? GAS_CAP;
  const supplied = wanted > GAS_CAP ? GAS_CAP : wanted;
  const from = given.from ?? NOBODY;
  const balance = state.accounts.get(from)?.balance ?? 0n;
  const fee = supplied * (given.gasPrice ?? 0n);
  const refuse = (why: string): never => {
    throw new RpcError(`err: ${why} (supplied gas ${supplied})`);
  };
  if (balance < fee) refuse(`insufficient funds for gas * price + value: address ${getAddress(from)} have ${balance} want ${fee}`);
  const needed = gasOf(given);
  if (supplied < needed)
    throw new IntrinsicGasError(`err: intrinsic gas too low: have ${supplied}, want ${needed} (supplied gas ${supplied})`);
  if (given.value !== null && given.value > 0n && balance - fee < given.value)
    refuse(`insufficient funds for transfer: address ${getAddress(from)}`);
  if (given.to === null && (given.data ?? '0x') !== '0x') throw new RpcError('not simulated: the drill runs no contracts');
}

/** Too little gas: eth_call answers it, an estimate takes more. */
class IntrinsicGasError extends RpcError {}

/**
 * The client's search for the least gas. A value of 0 that was given makes room for a private transaction.
 * Source: quorum internal/ethapi/api.go DoEstimateGas. @throws RpcError
 */
export function estimateGas(state: AccountState, given: CallArguments, blockGasLimit: bigint): bigint {
  let low = TRANSFER_GAS - 1n;
  let high = given.gas !== null && given.gas >= TRANSFER_GAS ? given.gas : blockGasLimit;
  if (given.gasPrice !== null && given.gasPrice > 0n) {
    const balance = state.accounts.get(given.from ?? NOBODY)?.balance ?? 0n;
    if (given.value !== null && given.value >= balance) throw new RpcError('insufficient funds for transfer');
    const fundable = (balance - (given.value ?? 0n)) / given.gasPrice;
    if (high > fundable) high = fundable;
  }
  if (high > GAS_CAP) high = GAS_CAP;
  const most = high;
  while (low + 1n < high) {
    const middle = (low + high) / 2n;
    if (succeeds(state, given, middle)) high = middle;
    else low = middle;
  }
  if (high === most && !succeeds(state, given, high)) throw new RpcError(`gas required exceeds allowance (${most})`);
  const needed = intrinsicGas('0x') + PRIVATE_DATA_GAS - intrinsicGas(given.data ?? '0x');
  return given.value === 0n && needed > 0n ? high + needed : high;
}

function succeeds(state: AccountState, given: CallArguments, gas: bigint): boolean {
  try {
    call(state, given, gas);
    return true;
  } catch (error) {
    if (error instanceof IntrinsicGasError) return false;
    throw error;
  }
}
