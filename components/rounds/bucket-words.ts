import { formatUtcDay, formatUtcTime } from '@/components/format/instant';
import { sayRounds } from '@/lib/views/words/rounds';

const DAY_MS = 86_400_000;

const clock = (at: number) => formatUtcTime(at).slice(0, 5);
const date = (at: number) => formatUtcDay(at).slice(5);

/** A place on the time axis, UTC: "16:42", for long buckets "11-22 16:00". */
export function shortTime(at: number, bucketMs: number): string {
  return bucketMs >= 3_600_000 ? `${date(at)} ${clock(at)}` : clock(at);
}

/** A bucket in words: "11-22 16:42 to 16:43 UTC". */
export function bucketWords(at: number, bucketMs: number): string {
  const until = at + bucketMs;
  const isSameDay = Math.floor(at / DAY_MS) === Math.floor(until / DAY_MS);
  const end = isSameDay ? clock(until) : `${date(until)} ${clock(until)}`;
  return sayRounds('bucket-words.utc', { from: `${date(at)} ${clock(at)}`, until: end });
}
