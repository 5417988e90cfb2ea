import type { PersonView, Severity } from './incident-types';
import type { RecoveryNow } from './recovery-now';
import type { Keeping, OverviewView } from './types';

/** An open incident as a wall shows it. */
export type WallIncident = {
  readonly id: number;
  readonly title: string;
  readonly severity: Severity;
  readonly sentence: string;
  readonly beganAt: number;
  readonly acknowledged: { readonly by: PersonView; readonly at: number } | null;
  readonly assignee: PersonView | null;
  readonly shelved: boolean;
  /** Since when it can't be told whether it still stands; null = it can. */
  readonly unknownSince: number | null;
  /** Open, but not seen now. */
  readonly gone: boolean;
};

/** What stands around the overview on a wall. */
export type WallAround = {
  /** The most urgent first; `open` counts those that are not among them too. */
  readonly incidents: { readonly open: number; readonly unacknowledged: number; readonly shown: readonly WallIncident[] };
  /** A plan of recovery that has not ended; null = none is open. */
  readonly recovery: RecoveryNow | null;
  readonly keeping: Keeping;
  /** Titles of detectors that failed at the last look, and of those that could not tell anything. */
  readonly checks: { readonly failed: readonly string[]; readonly cannotTell: readonly string[] };
  /** All of the wall in sentences, for who does not see it. */
  readonly text: readonly string[];
};

/** All that the wall of one network shows. */
export type WallView = WallAround & { readonly overview: OverviewView };
