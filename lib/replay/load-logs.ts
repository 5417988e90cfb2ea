import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { RecordingError } from '@/lib/replay/recording-error';

/** A node's recorded log, line by line; `at` in ms since 1970. */
export type RecordedLog = { readonly node: string; readonly lines: readonly { readonly at: number; readonly text: string }[] };

const GOQUORUM = /\[(\d\d)-(\d\d)\|(\d\d:\d\d:\d\d\.\d{3})/;
const BESU = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d\.\d{3})\+00:00 /;

/**
 * The logs of a recording (`logs/<node>.log.gz`), in UTC; `year` of those stamps that have none. A line without a stamp belongs to the one
 * before. @throws RecordingError where a file is damaged.
 */
export function loadLogs(dir: string, year: number): readonly RecordedLog[] {
  return listed(join(dir, 'logs'))
    .filter((file) => file.endsWith('.log.gz'))
    .map((file) => ({ node: file.slice(0, -'.log.gz'.length), lines: timed(unpacked(join(dir, 'logs', file)), year) }));
}

function timed(text: string, year: number): RecordedLog['lines'] {
  let at = Number.NEGATIVE_INFINITY;
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const own = timeOf(line, year);
      // Lines of two threads may be a few ms out of order: what is written follows the file.
      if (own !== null) at = Math.max(at, own);
      return { at, text: line };
    });
}

function timeOf(line: string, year: number): number | null {
  const [short, long] = [GOQUORUM.exec(line), BESU.exec(line)];
  const at = long ? Date.parse(`${long[1]}T${long[2]}Z`) : short ? Date.parse(`${year}-${short[1]}-${short[2]}T${short[3]}Z`) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

function unpacked(path: string): string {
  try {
    return gunzipSync(readFileSync(path)).toString('utf8');
  } catch {
    throw new RecordingError(path, null, 'the log can’t be unpacked', 'The file is cut short or damaged: copy it again.');
  }
}

function listed(path: string): readonly string[] {
  try {
    return readdirSync(path).sort();
  } catch {
    return [];
  }
}
