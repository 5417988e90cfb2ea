import type { Phrase } from '@/lib/incidents/phrase';

/** Why a run stopped by itself, with what was expected and what was seen. */
export type Problem = {
  readonly code:
    | 'check-failed'
    | 'check-unknown'
    | 'too-late'
    | 'refused'
    | 'head-moved'
    | 'overshoot'
    | 'peer-in-isolation'
    | 'other-chain'
    | 'identity-changed'
    | 'third-branch'
    | 'set-changed'
    | 'node-lost'
    | 'evidence-missing'
    | 'not-allowed-by-safety'
    | 'stale'
    | 'clock';
  readonly at: number;
  readonly node: string | null;
  readonly task: string | null;
  readonly says: Phrase;
  readonly expected: Phrase | null;
  readonly seen: Phrase | null;
  /** The exact answer, scrubbed. */
  readonly answer: string | null;
  readonly choices: readonly Choice[];
};

export type Choice = 'retry' | 'by-hand' | 'leave-out' | 'abort' | 'discard' | 'skip-evidence' | 'new-plan';
