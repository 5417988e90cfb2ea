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

/** What a log told after each of its lines. */
export type Step = { readonly at: number; readonly told: LogMemory['told'] };

const read = new Map<string, readonly Step[]>();

export function stepsOf(name: string, node: string): readonly Step[] {
  const key = `${name} ${node}`;
  let memory = NOTHING_TOLD;
  const steps =
    read.get(key) ??
    readLog(name, node).map(({ at, line }) => {
      memory = foldLine(memory, line, at);
      return { at, told: memory.told };
    });
  read.set(key, steps);
  return steps;
}

/** What a log had told by a moment. */
export function toldBy(name: string, node: string, until: number): LogMemory['told'] {
  const steps = stepsOf(name, node);
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle] as Step).at <= until) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1]?.told ?? NOTHING_TOLD.told;
}

function filesIn(path: string): readonly string[] {
  try {
    return readdirSync(path).sort();
  } catch {
    return [];
  }
}
