import type { RawLine } from './raw-line';

/** What a source tells the one that reads it. */
export type LogSink = {
  /**
   * Lines in their order. `readAt` = the moment (server ms) nearest to when the last of them was written; `isMeasure` = near enough to
   * measure the node's time zone by.
   */
  readonly lines: (lines: readonly RawLine[], readAt: number, isMeasure: boolean) => void;
  /** The source was asked and has nothing new. */
  readonly answered: () => void;
  /** It can't be read; `why` is shown to people and holds no secret. */
  readonly lost: (why: string) => void;
  /** Lines are missing between those before and those to come. */
  readonly gap: () => void;
};

/** Where a node's log comes from. It reads until it is stopped, whatever happens, and never throws. */
export type LogSource = {
  readonly kind: 'file' | 'loki' | 'kubernetes';
  readonly start: (sink: LogSink) => void;
  readonly stop: () => Promise<void>;
};
