import type { Hindrance } from './desk-types';

/** What an error in carrying out a plan means for it; null = somebody else was quicker, and it is read anew. */
export function hindranceOf(error: unknown, since: number): Hindrance | null {
  const { code, problem, remedy } = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  if (code === 'conflict') return null;
  return typeof problem === 'string' && typeof remedy === 'string' ? { kind: 'store', since, problem, remedy } : { kind: 'failed', since };
}
