import { formatOnePlace } from '@/components/format/number';
import { sayRounds } from '@/lib/views/words/rounds';

/** A short span with one decimal: "4.0 s"; null = "not known". */
export function secondsWords(ms: number | null): string {
  return ms === null ? sayRounds('rate-chart.not-known') : `${formatOnePlace(ms / 1000)} s`;
}
