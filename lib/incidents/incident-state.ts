import type { Cause, Detection, DetectorId, Diagnosis, Incident } from './types';

/** A cause that is there, or was until a moment ago: what delays are counted by. Server ms. */
export type Tracked = {
  readonly detector: DetectorId;
  readonly key: string;
  readonly firstAt: number;
  /** Since when it is known to be gone; null = it is there, or can't be told. */
  readonly goneSince: number | null;
  /** Since when it can't be told; null = it can. */
  readonly unknownSince: number | null;
  /** Since when it is known not to follow from the incident it stands in; absent = it does, or stands in none. */
  readonly apartSince?: number;
};

/** An open incident as it stands (`live`) and as it was last written (`kept`, at `keptAt`). */
export type Standing = { readonly live: Incident; readonly kept: Incident; readonly keptAt: number };

/** All that reconciling remembers between two looks. Maps are keyed by `causeId`. */
export type IncidentState = {
  /** When it was last looked; null = never. */
  readonly at: number | null;
  /** Number of the next incident. */
  readonly next: number;
  readonly tracked: ReadonlyMap<string, Tracked>;
  readonly open: ReadonlyMap<string, Standing>;
  /** Ended within the window in which the same cause reopens them. */
  readonly ended: ReadonlyMap<string, Incident>;
  /** First look after time that was not watched, by a clock that was set or a process that stood; null = none yet. */
  readonly resumedAt: number | null;
};

/** What one detector sees now, with its delays for this moment. */
export type Seen = {
  readonly detector: DetectorId;
  readonly onDelayMs: number;
  readonly offDelayMs: number;
  /** Opens no sooner than so long after time that was not watched; absent = at once. */
  readonly afterGapMs?: number;
  readonly consequenceOf: readonly DetectorId[];
  readonly isConsequence: (cause: Cause, of: Cause) => boolean;
  readonly standsAlone?: (cause: Cause) => boolean;
  readonly detection: Detection;
};

/** One look at the network: what every detector sees. */
export type Look = {
  readonly now: number;
  readonly network: string;
  /** Longer without a look is time that was not watched: no delay runs in it. */
  readonly gapMs: number;
  /** Longer without a look, and ages by the clock are to be seen again before they open anything. */
  readonly lateMs: number;
  readonly seen: readonly Seen[];
  /** Names of the configured nodes. */
  readonly configured: ReadonlySet<string>;
  readonly diagnose: (detector: DetectorId, cause: Cause) => Diagnosis;
};

export const causeId = (detector: DetectorId, key: string): string => `${detector} ${key}`;

export const NO_INCIDENTS: IncidentState = { at: null, next: 1, tracked: new Map(), open: new Map(), ended: new Map(), resumedAt: null };
