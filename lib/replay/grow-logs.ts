import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedLog } from '@/lib/replay/load-logs';
import type { Clock } from '@/lib/runtime/clock';

/** Real ms between two writes. */
const EVERY_MS = 200;

export type GrownLogs = {
  /** Where each node's log is written to. */
  readonly paths: ReadonlyMap<string, string>;
  /** Writes what is due by the clock; happens by itself every few real milliseconds. */
  readonly settle: () => void;
  readonly stop: () => void;
};

/** Writes recorded logs into files of a folder as the clock goes on, as the nodes wrote them. Nothing later than `until` is written. */
export function growLogs(logs: readonly RecordedLog[], folder: string, clock: Pick<Clock, 'now'>, until: number): GrownLogs {
  const files = logs.map(({ node, lines }) => ({ node, lines, path: join(folder, `${node}.log`), written: 0 }));
  const settle = (): void => {
    const now = Math.min(clock.now(), until);
    for (const file of files) {
      const from = file.written;
      while ((file.lines[file.written]?.at ?? Number.POSITIVE_INFINITY) <= now) file.written += 1;
      if (file.written === from) continue;
      const due = file.lines.slice(from, file.written).map(({ text }) => `${text}\n`);
      appendFileSync(file.path, due.join(''));
    }
  };
  for (const { path } of files) writeFileSync(path, '');
  settle();
  const timer = setInterval(settle, EVERY_MS);
  timer.unref();
  return { paths: new Map(files.map(({ node, path }) => [node, path])), settle, stop: () => clearInterval(timer) };
}
