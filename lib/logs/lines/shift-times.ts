import type { LogMemory } from './log-memory';

const TIMES: ReadonlySet<string> = new Set(['at', 'lastLineAt', 'roundSince', 'timerSince', 'startedAt', 'stoppedAt']);

/** The same with every time that came from a stamp moved by `ms`: the zone of the stamps was another than was thought. */
export function shiftTimes(memory: LogMemory, ms: number): LogMemory {
  return shift(memory, ms) as LogMemory;
}

function shift(value: unknown, ms: number): unknown {
  if (Array.isArray(value)) return value.map((one) => shift(one, ms));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, TIMES.has(key) && typeof inner === 'number' ? inner + ms : shift(inner, ms)]),
  );
}
