import type { LogSink } from '../log-source';
import type { HttpTrouble } from './http-trouble';

/** A source that fails for less than this many times in a row has only hiccuped. */
const FORGIVEN = 2;

/** How long to wait after failures, and when a source is called lost. Mutable, one a source. */
export class Patience {
  readonly #sink: LogSink;
  readonly #firstMs: number;
  readonly #mostMs: number;
  #failures = 0;

  constructor(sink: LogSink, firstMs: number, mostMs: number) {
    this.#sink = sink;
    this.#firstMs = firstMs;
    this.#mostMs = mostMs;
  }

  succeeded(): void {
    this.#failures = 0;
  }

  /** Gives the real ms to wait before the next try. */
  failed({ why, isFinal, retryAfterMs }: HttpTrouble): number {
    this.#failures += 1;
    if (isFinal || this.#failures > FORGIVEN) this.#sink.lost(why);
    const backOff = Math.min(this.#mostMs, this.#firstMs * 2 ** Math.min(20, this.#failures - 1));
    return Math.min(Math.max(backOff, retryAfterMs ?? 0), 10 * this.#mostMs);
  }
}
