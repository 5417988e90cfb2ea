import type { LogLine } from './log-line';

const LEVELS: Readonly<Record<string, string>> = { eror: 'ERROR', dbug: 'DEBUG', trce: 'TRACE', crit: 'CRIT', info: 'INFO', warn: 'WARN' };

/**
 * GoQuorum's JSON form, keys sorted, `t` an instant, `lvl`, `msg` (quorum log/format.go JSONFormatEx), or Docker's wrapping of any line,
 * `{"log": …, "time": …}`. A line that lost its end (the payload of a PRE-PREPARE is long) is read value by value.
 */
export function readJsonLine(text: string, isCut: boolean, readWrapped: (line: string, isCut: boolean) => LogLine | null): LogLine | null {
  const value = isCut ? readLoose(text) : readWhole(text);
  if (value === null) return null;
  const wrapped = value('log');
  if (wrapped !== undefined && value('msg') === undefined)
    return wrapped.startsWith('{"log"') ? null : readWrapped(wrapped.slice(0, 65_536), isCut);
  const [message, level] = [value('msg'), value('lvl')?.toLowerCase()];
  if (message === undefined || level === undefined) return null;
  const at = Date.parse(value('t') ?? '');
  return {
    client: 'goquorum',
    level: LEVELS[level] ?? level.toUpperCase(),
    stamp: Number.isNaN(at) ? null : { kind: 'instant', at },
    message,
    value,
  };
}

type Value = (key: string) => string | undefined;

function readWhole(text: string): Value | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return null;
  return (key) => {
    const found = Object.hasOwn(read, key) ? (read as Record<string, unknown>)[key] : undefined;
    return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
  };
}

function readLoose(text: string): Value {
  return (key) => {
    const found = new RegExp(`[{,]"${key.replaceAll('.', '\\.')}":(?:"((?:[^"\\\\]|\\\\.){0,4096})"|(\\d{1,15})[,}])`).exec(text);
    return found?.[1] ?? found?.[2];
  };
}
