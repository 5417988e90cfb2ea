import { VALIDATOR_WINDOWS, type ValidatorsView, type ValidatorWindow } from '@/lib/views/validators-types';
import { findNetwork } from './find-network';

/** "100", "1000", "24h"; left out = "100"; null when it is none of them. */
export function readValidatorWindow(text: string | null | undefined): ValidatorWindow | null {
  if (text === null || text === undefined) return '100';
  return VALIDATOR_WINDOWS.find((one) => one === text) ?? null;
}

/** The validators of a network over a window; null = no such network. */
export async function readValidators(id: string, window: ValidatorWindow): Promise<ValidatorsView | null> {
  return (await findNetwork(id))?.pages().validators(window) ?? null;
}
