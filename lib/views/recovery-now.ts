/** Where a plan stands, in the few kinds that the screen tells apart. `stopped` = it stopped by itself and asks a person. */
export type RunState = 'planning' | 'waiting' | 'running' | 'stopped' | 'paused' | 'aborting' | 'ended';

/** A plan of recovery that has not ended, for every page that speaks of it. */
export type RecoveryNow = {
  readonly number: number;
  readonly state: RunState;
  /** A step has been begun; false = it is planned, waits for approval or for its start. */
  readonly isUnderWay: boolean;
  /** "Step 5 of 10: rewind validator-2". */
  readonly sentence: string;
  /** The incident it was made for; null = none. */
  readonly incident: number | null;
  /** "Goes on without approval, by Ada: nobody answers", from the broken glass to the end; null = it has its approvals, or needs none. */
  readonly glass: string | null;
};
