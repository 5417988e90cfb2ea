import { formatMoment } from '@/lib/views/format-moment';
import { sayTime } from '@/lib/views/words/times';

/** A time in ms since 1970 as "2026-11-22 16:42:26 UTC". */
export const formatUtc = formatMoment;

/** Time of day only: "16:42:26 UTC". */
export const formatUtcTime = (at: number): string => formatUtc(at).slice(11);

/** The day alone: "2026-11-22". */
export const formatUtcDay = (at: number): string => formatUtc(at).slice(0, 10);

/** In the reader's own zone, with its name: "22 Nov 2026, 17:42:26 CET". Client only: the server does not know the reader's zone. */
export function formatLocal(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { ...DAY, ...TIME }).format(at);
}

/** As formatLocal(), the time of day only: "17:42:26 CET". */
export function formatLocalTime(at: number): string {
  return new Intl.DateTimeFormat('en-GB', TIME).format(at);
}

const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const TIME = { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short' } as const;

/** UTC and the reader's own time, for a tooltip. Client only. */
export const formatBoth = (at: number): string => sayTime('both', { utc: formatUtc(at), local: formatLocal(at) });
