import type { LogHeard, NodeLog } from '@/lib/chain/node-log';
import { foldLine } from './lines/fold-line';
import { lineTime } from './lines/line-time';
import { type LogMemory, NO_CORE, NOTHING_TOLD } from './lines/log-memory';
import { readLine } from './lines/read-line';
import { shiftTimes } from './lines/shift-times';
import type { LogSink, LogSource } from './log-source';
import { NodeZone } from './node-zone';
import type { RawLine } from './raw-line';

/** Server ms without a line after which a log is called quiet. */
const QUIET_AFTER_MS = 60_000;

/** What one node's log told, kept current by its source. Mutable, one lifetime a node. */
export class LogBook implements LogSink {
  readonly #kind: LogSource['kind'];
  readonly #zone: NodeZone;
  #memory: LogMemory = NOTHING_TOLD;
  /** Why nothing is known; at first nobody has read anything. */
  #why: string | null = 'it has not been read yet';
  #heard: LogHeard | null = null;

  constructor(kind: LogSource['kind'], timezone: string | null) {
    this.#kind = kind;
    this.#zone = new NodeZone(timezone);
  }

  readonly lines = (lines: readonly RawLine[], readAt: number, isMeasure: boolean): void => {
    this.#why = null;
    const read = lines.flatMap((raw) => {
      const line = readLine(raw.text, raw.isCut);
      return line ? [{ line, writtenAt: raw.writtenAt }] : [];
    });
    const last = read.at(-1);
    const shift = last ? this.#zone.measure(last.line.stamp, last.writtenAt ?? readAt, isMeasure || last.writtenAt !== null) : 0;
    if (shift !== 0) this.#memory = shiftTimes(this.#memory, shift);
    for (const { line, writtenAt } of read) {
      const near = writtenAt ?? readAt;
      const at = line.stamp ? lineTime(line.stamp, near, this.#zone.at) : (this.#memory.told.lastLineAt ?? near);
      if (at !== null) this.#memory = foldLine(this.#memory, line, at);
    }
    this.#hear(readAt, isMeasure);
  };

  #hear(readAt: number, isMeasure: boolean): void {
    const { from = readAt, until = readAt, behindMs = null } = this.#heard ?? {};
    const last = this.#memory.told.lastLineAt;
    this.#heard = isMeasure
      ? { from, until: Math.max(until, readAt), behindMs: last === null ? behindMs : readAt - last }
      : { from, until, behindMs };
  }

  readonly answered = (): void => {
    this.#why = null;
  };

  readonly lost = (why: string): void => {
    this.#why = why;
  };

  /** What the core did meanwhile is not known; what happened before did. */
  readonly gap = (): void => {
    this.#heard = null;
    const { told } = this.#memory;
    this.#memory = { told: { ...told, ...NO_CORE, core: null, head: null, heads: [] }, besuReorg: null };
  };

  /** What the log tells at `now` (server ms). A source that can't be read tells nothing: what it told before may be long over. */
  at(now: number): NodeLog {
    const source = this.#kind;
    if (this.#why !== null) return { ...NOTHING_TOLD.told, state: 'lost', source, why: this.#why };
    const { told } = this.#memory;
    const isQuiet = told.lastLineAt === null || now - told.lastLineAt > QUIET_AFTER_MS;
    return { ...told, state: isQuiet ? 'quiet' : 'live', source, why: null, ...(this.#heard && { heard: this.#heard }) };
  }
}
