import type { Severity } from './types';

/** Severities in order: the higher, the graver. */
export const GRAVITY = { critical: 2, warning: 1, info: 0 } as const satisfies Record<Severity, number>;
