import type { Cause } from './types';

/**
 * Whether a cause belongs to the validators of another. One without any is of everybody when it is a fork or a stall; otherwise it is of
 * nobody known, and explains nothing.
 */
export function isOfThem(cause: Cause, of: Cause): boolean {
  if (of.validators.length === 0) return of.key === 'stall' || of.key.startsWith('fork');
  return cause.validators.some((one) => of.validators.includes(one));
}
