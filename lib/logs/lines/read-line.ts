import type { LogLine } from './log-line';
import { readBesuLine } from './read-besu-line';
import { readJsonLine } from './read-json-line';
import { readTerminalLine } from './read-terminal-line';

/** ESC [ … m: colours of a log that was written to a terminal. */
const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]{0,12}m`, 'g');
/** What container runtimes put before a line: `2024-02-05T09:10:58.0Z stdout F ` (CRI). */
const CRI = /^\d{4}-\d\d-\d\dT[\d:.]{8,18}(?:Z|[+-]\d\d:\d\d) (?:stdout|stderr) [FP] /;

/**
 * One line of a node's log: GoQuorum's terminal form, its JSON form (--log.json), or Besu's; with or without what a container runtime,
 * journald or a terminal added. null = no line of a log: garbage, a half line, a stack trace. Never throws.
 */
export function readLine(raw: string, isCut = false): LogLine | null {
  const text = (raw.includes('\u001b') ? raw.replace(COLOUR, '') : raw).replace(CRI, '').trimEnd();
  if (text.startsWith('{')) return readJsonLine(text, isCut, readLine);
  return readTerminalLine(text, isCut) ?? readBesuLine(text);
}
