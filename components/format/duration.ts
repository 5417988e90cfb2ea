import { formatOnePlace, formatWhole } from '@/components/format/number';

/** A span of ms in the two largest units a person would say: "0 s", "41 s", "7 min 41 s", "2 h 5 min", "3 d 4 h". Negative spans read as "0 s". */
export function formatDuration(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const seconds = total % 60;
  const minutes = Math.floor(total / 60) % 60;
  const hours = Math.floor(total / 3600) % 24;
  const days = Math.floor(total / 86_400);
  if (days > 0) return join(days, 'd', hours, 'h');
  if (hours > 0) return join(hours, 'h', minutes, 'min');
  if (minutes > 0) return join(minutes, 'min', seconds, 's');
  return `${seconds} s`;
}

function join(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${formatWhole(large)} ${largeUnit}` : `${formatWhole(large)} ${largeUnit} ${small} ${smallUnit}`;
}

/** A period or time-out in ms, with one decimal below 10 s where it has one: "2 s", "0.5 s", "40 s". */
export function formatPeriod(ms: number): string {
  if (ms < 10_000 && ms % 1000 !== 0) return `${formatOnePlace(ms / 1000)} s`;
  return formatDuration(ms);
}
