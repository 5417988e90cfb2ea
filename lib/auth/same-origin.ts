/** Sent by our own pages and by programs: no form and no other site's page can add it. */
export const ASKED_HEADER = 'x-requested-with';

/**
 * True when no other site can have made a browser send this request: its Origin is ours, or, without one, it carries a header that a foreign
 * page can't add, or no cookie that would speak for somebody.
 */
export function isSameOrigin(headers: Headers, origin: string): boolean {
  const said = headers.get('origin');
  if (said !== null) return said === origin;
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  return !headers.has('cookie') || headers.has(ASKED_HEADER);
}

/** The origin this request was sent to: the configured one, else what its Host says over http (or https, as a configured proxy tells). */
export function originOf(headers: Headers, configured: string | null, fromProxy: boolean): string {
  if (configured !== null) return configured;
  const scheme = fromProxy && headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https' ? 'https' : 'http';
  const forwarded = fromProxy ? headers.get('x-forwarded-host')?.split(',')[0]?.trim() : undefined;
  return `${scheme}://${(forwarded || headers.get('host') || 'localhost').toLowerCase()}`;
}
