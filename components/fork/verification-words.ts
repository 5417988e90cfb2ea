import type { Severity } from '@/components/marks/severity-mark';
import type { BranchView } from '@/lib/views/types';
import { sayFork } from '@/lib/views/words/fork';

/** What the checks of a header came to, as a word and how bad it is. */
export const VERIFICATION_WORD = {
  verified: { word: sayFork('verification-words.verified'), severity: 'ok' },
  mismatch: { word: sayFork('verification-words.does-not-verify'), severity: 'critical' },
  unverifiable: { word: sayFork('verification-words.could-not-be'), severity: 'unknown' },
} as const satisfies Record<BranchView['verification'], { readonly word: string; readonly severity: Severity }>;
