/** A time in ms since 1970 as "2026-11-22 16:42:26 UTC". */
export function formatUtc(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** Time of day only: "16:42:26 UTC". */
export function formatUtcTime(at: number): string {
  return `${new Date(at).toISOString().slice(11, 19)} UTC`;
}

/** UTC and the reader's own time, for a tooltip. Client only: the server does not know the reader's zone. */
export function formatBoth(at: number): string {
  const local = new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
  return `${formatUtc(at)} · ${local} here`;
}

/** The day alone: "2026-11-22". */
export function formatUtcDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
