import type { ClockSpec } from '@/lib/runtime/clock';
import type { SettingsFault } from './types';

export type ReadClock =
  | { readonly ok: true; readonly clock: ClockSpec | null }
  | { readonly ok: false; readonly faults: readonly SettingsFault[] };

const PATH = 'QUORUMWATCH_CLOCK';
const KEYS = ['start', 'rate', 'origin', 'end'];

/** The clock that demo, replay and test commands set (JSON of a ClockSpec); null = not set: wall time. */
export function readClock(env: Readonly<Record<string, string | undefined>>): ReadClock {
  const text = env[PATH]?.trim();
  if (!text) return { ok: true, clock: null };
  const faults: SettingsFault[] = [];
  const report = (path: string, problem: string) => faults.push({ path, problem, remedy: 'Only demo, replay and tests set it: unset it' });
  const spec = parseObject(text);
  if (spec === null) {
    report(PATH, 'is no JSON of a clock');
    return { ok: false, faults };
  }
  const { start, rate, origin, end } = spec;
  if (Object.keys(spec).some((key) => !KEYS.includes(key))) report(PATH, 'has a key no clock has');
  if (start !== null && !isTime(start)) report(`${PATH}.start`, 'must be milliseconds or null');
  if (!isTime(rate) || rate <= 0) report(`${PATH}.rate`, 'must be a number above 0');
  if (!isTime(origin) && (typeof origin !== 'string' || origin === ''))
    report(`${PATH}.origin`, 'must be milliseconds, or a file that will hold them');
  if (end !== null && !isTime(end)) report(`${PATH}.end`, 'must be milliseconds or null');
  return faults.length === 0 ? { ok: true, clock: { start, rate, origin, end } as ClockSpec } : { ok: false, faults };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
