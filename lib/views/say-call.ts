import type { PlannedCall } from '@/lib/recovery/plan-types';

/** A call as a person reads it, with the very values that go over the wire: `debug_setHead("0xdb851")`. */
export function sayCall({ method, params }: PlannedCall): string {
  return `${method}(${params.map((one) => JSON.stringify(one)).join(', ')})`;
}
