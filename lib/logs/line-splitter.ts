import type { RawLine } from './raw-line';

/** Longer lines lose their end: what is read of a line stands at its beginning, before the payload. */
const MAX_LINE_BYTES = 65_536;
const NEWLINE = 0x0a;

/** Bytes to lines, whatever they are: never more than one line's limit is held back. Mutable, one a stream. */
export class LineSplitter {
  #held: Buffer[] = [];
  #size = 0;
  /** The rest of a line that was given out already, or whose beginning was never seen. */
  #skipping: boolean;

  /** `startsInside` = the stream begins somewhere in a line, which is left out. */
  constructor(startsInside = false) {
    this.#skipping = startsInside;
  }

  push(bytes: Buffer): readonly RawLine[] {
    const lines: RawLine[] = [];
    let from = 0;
    while (from < bytes.length) {
      const end = bytes.indexOf(NEWLINE, from);
      const piece = bytes.subarray(from, end < 0 ? bytes.length : end);
      if (!this.#skipping) this.#take(piece, lines);
      if (end < 0) break;
      if (!this.#skipping) this.#give(lines, false);
      this.#skipping = false;
      from = end + 1;
    }
    return lines;
  }

  #take(piece: Buffer, lines: RawLine[]): void {
    const room = MAX_LINE_BYTES - this.#size;
    // Copied: the caller may use its buffer again.
    this.#held.push(Buffer.from(piece.subarray(0, room)));
    this.#size += Math.min(piece.length, room);
    if (piece.length <= room) return;
    this.#give(lines, true);
    this.#skipping = true;
  }

  #give(lines: RawLine[], isCut: boolean): void {
    const text = Buffer.concat(this.#held).toString('utf8');
    if (text !== '') lines.push({ text, isCut, writtenAt: null });
    this.#held = [];
    this.#size = 0;
  }
}
