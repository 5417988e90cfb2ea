import type { Severity } from '@/components/marks/severity-mark';
import type { BranchView } from '@/lib/views/types';

/** What the checks of a header came to, as a word and how bad it is. */
export const VERIFICATION_WORD = {
  verified: { word: 'verified', severity: 'ok' },
  mismatch: { word: 'does not verify', severity: 'critical' },
  unverifiable: { word: 'could not be verified', severity: 'unknown' },
} as const satisfies Record<BranchView['verification'], { readonly word: string; readonly severity: Severity }>;
