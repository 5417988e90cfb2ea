import { sayList } from './words/lists';

/** Words for numbers on the screen and in sentences; English, thousands grouped. */
const NUMBER = new Intl.NumberFormat('en-US');

/** 899154 → "899,154". */
export function formatNumber(value: number): string {
  return NUMBER.format(value);
}

/** Milliseconds as a person says them: "0.8 s", "41 s", "7 min 41 s", "3 h 5 min", "2 d 4 h". Negative counts as 0. */
export function formatDuration(ms: number): string {
  const value = Math.max(0, ms);
  if (value < 10_000) return `${Math.round(value / 100) / 10} s`;
  const seconds = Math.floor(value / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return pair(minutes, 'min', seconds % 60, 's');
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return pair(hours, 'h', minutes % 60, 'min');
  return pair(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

function pair(major: number, majorUnit: string, minor: number, minorUnit: string): string {
  return minor === 0 ? `${formatNumber(major)} ${majorUnit}` : `${formatNumber(major)} ${majorUnit} ${minor} ${minorUnit}`;
}

/** "0x33c1…472c": enough to compare two by eye, never enough to copy. */
export function shortHash(hash: string): string {
  return hash.length <= 14 ? hash : `${hash.slice(0, 6)}…${hash.slice(-4)}`;
}

/** ["a","b","c"] → "a, b and c"; more than `limit` → "a, b and 3 more". */
export function listOf(items: readonly string[], limit = 4): string {
  if (items.length === 0) return '';
  if (items.length === 1) return items[0] as string;
  if (items.length <= limit) return sayList('and', { names: items.slice(0, -1).join(', '), last: String(items.at(-1)) });
  return sayList('more', { names: items.slice(0, limit - 1).join(', '), count: items.length - limit + 1 });
}
