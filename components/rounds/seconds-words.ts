import { formatOnePlace } from '@/components/format/number';

/** A short span with one decimal: "4.0 s"; null = "not known". */
export function secondsWords(ms: number | null): string {
  return ms === null ? 'not known' : `${formatOnePlace(ms / 1000)} s`;
}
