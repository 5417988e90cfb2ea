import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { LineSplitter } from '../line-splitter';
import type { LogSink, LogSource } from '../log-source';
import type { RawLine } from '../raw-line';

export type FileTimes = {
  /** Server ms. */
  readonly now: () => number;
  /** Server ms a real one. */
  readonly rate: number;
  /** Real ms between two looks. */
  readonly everyMs?: number;
};

const LOOK_EVERY_MS = 500;
/** How much of what is there already is read at first. */
const LOOK_BACK_BYTES = 1_048_576;
const PIECE_BYTES = 131_072;
/** More than this at one look is skipped: a storm of lines must not hold up the watch. */
const MAX_AT_ONCE_BYTES = 4_194_304;
/** Bytes before the place read last, to see that they are still the same file's. */
const MARK_BYTES = 64;
/** A renamed file is read on while the new one is not there yet, for so many looks. */
const PATIENT_LOOKS = 20;

/**
 * Follows a file that a node writes to: from near its end, through rotation by rename and by copy and truncate, through times in which it is
 * not there. Never reads more than the look-back of what was there before.
 */
export function fileSource(path: string, times: FileTimes): LogSource {
  const tail = new FileTail(path, times);
  return { kind: 'file', start: (sink) => tail.start(sink), stop: () => tail.stop() };
}

type Opened = { readonly handle: FileHandle; readonly inode: bigint; readonly device: bigint };

class FileTail {
  readonly #path: string;
  readonly #times: FileTimes;
  #sink: LogSink | null = null;
  #opened: Opened | null = null;
  #position = 0;
  #mark = Buffer.alloc(0);
  #splitter = new LineSplitter();
  #missed = 0;
  #hasRead = false;
  #isLost = false;
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(path: string, times: FileTimes) {
    this.#path = path;
    this.#times = times;
  }

  start(sink: LogSink): void {
    this.#sink = sink;
    this.#lookSoon(0);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#looking;
    await this.#close();
  }

  #lookSoon(ms: number): void {
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => {
      this.#looking = this.#look()
        .catch((error: unknown) => this.#fail(error))
        .then(() => this.#lookSoon(this.#times.everyMs ?? LOOK_EVERY_MS));
    }, ms);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    if (!this.#opened && !(await this.#open())) return;
    await this.#readOn();
    const there = await stat(this.#path, { bigint: true }).catch(() => null);
    const { inode, device } = this.#opened as Opened;
    if (there && there.ino === inode && there.dev === device) {
      this.#missed = 0;
      return;
    }
    // Moved away: what was written to it before is read by now. The new one begins where the old ended.
    this.#missed += 1;
    if (there) {
      await this.#close();
      await this.#open();
    } else if (this.#missed >= PATIENT_LOOKS) {
      await this.#close();
      this.#lose(WHY.ENOENT as string);
    }
  }

  async #open(): Promise<boolean> {
    // Without waiting: opening a named pipe for reading would hang until somebody writes.
    const handle = await open(this.#path, constants.O_RDONLY | constants.O_NONBLOCK);
    const facts = await handle.stat({ bigint: true }).catch(async (error: unknown) => {
      await handle.close();
      throw error;
    });
    if (!facts.isFile() || (await isCompressed(handle))) {
      await handle.close();
      this.#lose(facts.isFile() ? 'the file is compressed' : 'it is not a file');
      return false;
    }
    this.#opened = { handle, inode: facts.ino, device: facts.dev };
    this.#missed = 0;
    const size = Number(facts.size);
    const [from, skipped] = size > LOOK_BACK_BYTES ? [size - LOOK_BACK_BYTES, true] : [0, false];
    // What was written while it could not be read, or before the look-back, is missing.
    if (this.#hasRead && (skipped || this.#isLost)) this.#sink?.gap();
    this.#isLost = false;
    this.#begin(from, skipped);
    const age = Math.max(0, Date.now() - Number(facts.mtimeMs));
    await this.#readOn(this.#hasRead ? null : this.#times.now() - age * this.#times.rate);
    return true;
  }

  #begin(from: number, startsInside: boolean): void {
    this.#position = from;
    this.#mark = Buffer.alloc(0);
    this.#splitter = new LineSplitter(startsInside);
  }

  /** Reads what came since; `writtenAt` = when the file was last written, at the first look, else it came just now. */
  async #readOn(writtenAt: number | null = null): Promise<void> {
    const { handle } = this.#opened as Opened;
    const size = (await handle.stat()).size;
    if (size < this.#position || !(await this.#isSame(handle))) {
      // Truncated, and perhaps grown again since.
      const from = Math.max(0, size - LOOK_BACK_BYTES);
      if (from > 0) this.#sink?.gap();
      this.#begin(from, from > 0);
    } else if (size - this.#position > MAX_AT_ONCE_BYTES) {
      this.#sink?.gap();
      this.#begin(size - LOOK_BACK_BYTES, true);
    }
    // At a replay's speed a look spans minutes: too coarse to measure a zone by.
    const isMeasure = writtenAt === null && this.#hasRead && this.#times.rate <= 60;
    const piece = Buffer.allocUnsafe(PIECE_BYTES);
    const lookedBack: RawLine[] = [];
    let isEmpty = true;
    while (!this.#isStopped && this.#position < size) {
      const { bytesRead } = await handle.read(piece, 0, Math.min(PIECE_BYTES, size - this.#position), this.#position);
      if (bytesRead === 0) break;
      const bytes = piece.subarray(0, bytesRead);
      this.#position += bytesRead;
      this.#mark = Buffer.concat([this.#mark, bytes.subarray(-MARK_BYTES)]).subarray(-MARK_BYTES);
      const lines = this.#splitter.push(bytes);
      if (lines.length === 0) continue;
      isEmpty = false;
      if (writtenAt !== null) lookedBack.push(...lines);
      else this.#sink?.lines(lines, this.#times.now(), isMeasure && this.#position >= size);
    }
    // At once: the last of them, which the file's own time belongs to, tells the zone for all.
    if (writtenAt !== null && lookedBack.length > 0) this.#sink?.lines(lookedBack, writtenAt, false);
    this.#hasRead = true;
    if (isEmpty) this.#sink?.answered();
  }

  async #isSame(handle: FileHandle): Promise<boolean> {
    if (this.#mark.length === 0) return true;
    const before = Buffer.alloc(this.#mark.length);
    const { bytesRead } = await handle.read(before, 0, before.length, this.#position - before.length);
    return bytesRead === before.length && before.equals(this.#mark);
  }

  async #close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = null;
    await opened?.handle.close().catch(() => {});
  }

  async #fail(error: unknown): Promise<void> {
    await this.#close();
    const code = (error as NodeJS.ErrnoException)?.code ?? 'unknown reason';
    this.#lose(WHY[code] ?? `the file can't be read (${code})`);
  }

  #lose(why: string): void {
    this.#isLost = true;
    this.#sink?.lost(why);
  }
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'the file is not there',
  ENOTDIR: 'the file is not there',
  EACCES: 'the file may not be read by the user that runs Quorumwatch',
  EPERM: 'the file may not be read by the user that runs Quorumwatch',
  EISDIR: 'it is a folder, not a file',
};

async function isCompressed(handle: FileHandle): Promise<boolean> {
  const start = Buffer.alloc(2);
  const { bytesRead } = await handle.read(start, 0, 2, 0);
  return bytesRead === 2 && start[0] === 0x1f && start[1] === 0x8b;
}
