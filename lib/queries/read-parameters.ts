import { readMoment } from '@/lib/views/read-moment';

export { readMoment };

/** More heights than this are asked page by page. */
export const MAX_HEIGHTS = 1000;

const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const WEEK_MS = 7 * UNITS.d;

/** A height in decimal; null when it is none. */
export function readHeightNumber(text: string): number | null {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : null;
}

/** from and to, both or neither (null = the newest); null when they are no range. */
export function readHeightRange(search: URLSearchParams): { readonly from: number | null; readonly to: number | null } | null {
  const [from, to] = [search.get('from'), search.get('to')];
  if (from === null && to === null) return { from: null, to: null };
  const [first, last] = [readHeightNumber(from ?? ''), readHeightNumber(to ?? '')];
  if (first === null || last === null || first > last || last - first >= MAX_HEIGHTS) return null;
  return { from: first, to: last };
}

/** "5m", "1h", "24h", "7d" → ms, at most a week; left out → one hour; null when it is none. */
export function readWindow(text: string | null): number | null {
  if (text === null) return UNITS.h;
  const found = /^(\d{1,5})([smhd])$/.exec(text);
  const value = found ? Number(found[1]) * UNITS[found[2] as keyof typeof UNITS] : 0;
  return value > 0 && value <= WEEK_MS ? value : null;
}

/** More parts than this no screen has room for. */
export const MAX_BUCKETS = 600;

/** from and to as moments and the number of parts between them, each may be left out; null when they are none or the wrong way round. */
export function readTimeRange(
  search: URLSearchParams,
): { readonly from: number | null; readonly to: number | null; readonly buckets: number } | null {
  const [from, to, parts] = ['from', 'to', 'buckets'].map((name) => search.get(name)) as [string | null, string | null, string | null];
  const range = { from: readMoment(from), to: readMoment(to), buckets: parts === null ? 240 : Number(parts) };
  if ((from !== null && range.from === null) || (to !== null && range.to === null)) return null;
  if (range.from !== null && range.to !== null && range.from >= range.to) return null;
  return Number.isInteger(range.buckets) && range.buckets >= 1 && range.buckets <= MAX_BUCKETS ? range : null;
}
