import type { LogSink } from '../log-source';

/** A sink that keeps what it hears, and waits for it. */
export class HeardLog implements LogSink {
  readonly texts: string[] = [];
  readonly events: string[] = [];
  measures = 0;
  readAt = 0;
  #waiting: (() => void)[] = [];

  readonly lines: LogSink['lines'] = (lines, readAt, isMeasure) => {
    this.texts.push(...lines.map(({ text }) => text));
    this.measures += isMeasure ? 1 : 0;
    this.readAt = readAt;
    this.#tell('lines');
  };
  readonly answered = (): void => this.#tell('answered');
  readonly lost = (why: string): void => this.#tell(`lost: ${why}`);
  readonly gap = (): void => this.#tell('gap');

  /** Resolves once `is` holds; looked at after everything that is heard. The test's own time limit ends it. */
  async until(is: (heard: HeardLog) => boolean): Promise<void> {
    while (!is(this)) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Resolves once the text was read. */
  hears(text: string): Promise<void> {
    return this.until(({ texts }) => texts.includes(text));
  }

  /** Resolves once such an event came after now. */
  next(event: string): Promise<void> {
    const before = this.events.length;
    return this.until(({ events }) => events.slice(before).includes(event));
  }

  #tell(event: string): void {
    // A source that keeps failing says so each time: once in a row is enough here.
    this.events.push(event);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
