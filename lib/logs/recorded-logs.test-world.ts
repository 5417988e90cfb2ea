import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { foldLine } from './lines/fold-line';
import { lineTime } from './lines/line-time';
import type { LogLine } from './lines/log-line';
import { type LogMemory, NOTHING_TOLD } from './lines/log-memory';
import { readLine } from './lines/read-line';

const ROOT = join(import.meta.dirname, '../../fixtures/recordings');
const UTC = () => 0;
/** All recordings were made on that day. */
const RECORDED = Date.UTC(2026, 10, 22, 17);

export type TimedLine = { readonly at: number; readonly line: LogLine; readonly text: string };

export const recordingsWithLogs = readdirSync(ROOT).filter((name) => filesIn(join(ROOT, name)).includes('logs'));

/** Nodes of a recording that have a log. */
export const loggingNodes = (name: string) => filesIn(join(ROOT, name, 'logs')).map((file) => file.replace('.log.gz', ''));

/** A log's text as it stands in the recording. */
export const logText = (name: string, node: string) =>
  gunzipSync(readFileSync(join(ROOT, name, 'logs', `${node}.log.gz`))).toString('utf8');

/** Every line that could be read, with its time; a line without a stamp has the time of the one before. */
export function readLog(name: string, node: string): readonly TimedLine[] {
  let before = RECORDED;
  return logText(name, node)
    .split('\n')
    .flatMap((text) => {
      const line = readLine(text);
      if (!line) return [];
      before = line.stamp === null ? before : (lineTime(line.stamp, RECORDED, UTC) ?? before);
      return [{ at: before, line, text }];
    });
}

/** What a log had told by a moment. */
export function toldBy(lines: readonly TimedLine[], until: number): LogMemory['told'] {
  let memory = NOTHING_TOLD;
  for (const { at, line } of lines) if (at <= until) memory = foldLine(memory, line, at);
  return memory.told;
}

function filesIn(path: string): readonly string[] {
  try {
    return readdirSync(path).sort();
  } catch {
    return [];
  }
}
