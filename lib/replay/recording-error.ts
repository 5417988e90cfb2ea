/** A recording that can't be used: which file and line, what is wrong with it, and what to do. The message holds all four. */
export class RecordingError extends Error {
  override readonly name = 'RecordingError';
  constructor(
    readonly file: string,
    readonly line: number | null,
    readonly problem: string,
    readonly remedy: string,
  ) {
    super(`${file}${line === null ? '' : ` line ${line}`}: ${problem}. ${remedy}`);
  }
}

/** A playback that was asked for and can't be given (stage, hold, speed). */
export class PlaybackError extends Error {
  override readonly name = 'PlaybackError';
}
