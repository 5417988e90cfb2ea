import type { LogLine, Stamp } from './log-line';
import { readPairs } from './read-pairs';

const HEAD = /(TRACE|DEBUG|INFO|WARN|ERROR|CRIT) ?\[(\d\d)-(\d\d)\|(\d\d):(\d\d):(\d\d)\.(\d{3})(?:\|[^\]\s]{1,200})?\] {0,80}/g;
const KEY = / [A-Za-z_][\w.-]*=/;
/** Heads are looked for only so far into a line: what journald and the like put before it is short. */
const LOOK_FOR_HEAD = 1000;

/**
 * `LEVEL[MM-DD|HH:MM:SS.mmm] message   key=value …` (quorum log/format.go TerminalFormat): no year, the node's own time zone. Where a half
 * line was followed by a whole one, the whole one counts.
 */
export function readTerminalLine(text: string, isCut: boolean): LogLine | null {
  const head = [...text.slice(0, LOOK_FOR_HEAD).matchAll(HEAD)].at(-1);
  const stamp = head && stampOf(head);
  if (!head || !stamp) return null;
  const rest = text.slice(head.index + head[0].length);
  const key = KEY.exec(rest);
  const message = (key ? rest.slice(0, key.index) : rest).trim();
  let pairs: ReadonlyMap<string, string> | null = null;
  return {
    client: 'goquorum',
    level: head[1] as string,
    stamp,
    message,
    value: (name) => {
      pairs ??= readPairs(key ? rest.slice(key.index) : '', isCut);
      return pairs.get(name);
    },
  };
}

function stampOf(head: RegExpMatchArray): Stamp | null {
  const [month = 0, day = 0, hours = 0, minutes = 0, seconds = 0, ms = 0] = head.slice(2, 8).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > 31 || hours > 23 || minutes > 59 || seconds > 60) return null;
  return { kind: 'local', month, day, msOfDay: ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms };
}
