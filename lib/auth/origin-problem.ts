import { problem } from './problem';

type Asked = {
  readonly headers: Headers;
  readonly isSameOrigin: boolean /** Our own, as this request reached it. */;
  readonly origin: string;
};

/**
 * The refusal of a write to better-auth's routes for where it comes from; null = it may go on. better-auth holds whatever carries a cookie, a
 * Referer or a browser's own headers against Origin or Referer, and its refusal says nothing of it.
 */
export function originProblem({ headers, isSameOrigin, origin }: Asked): Response | null {
  const site = headers.get('sec-fetch-site');
  const isForeign = headers.has('origin') || (site !== null && site !== 'same-origin' && site !== 'none');
  if (isForeign)
    return isSameOrigin ? null : problem(403, 'foreign-origin', 'This was sent by another site.', 'Do it on a page of Quorumwatch.');
  if (isSameOrigin && (!isHeld(headers) || isOf(headers.get('referer'), origin))) return null;
  return problem(
    403,
    'foreign-origin',
    'This was sent without the header Origin, so that it may be from another site.',
    `Send the header "Origin: ${origin}", or neither a cookie nor a Referer.`,
  );
}

const HELD = ['cookie', 'referer', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest'];
const isHeld = (headers: Headers): boolean => HELD.some((name) => headers.has(name));
const isOf = (address: string | null, origin: string): boolean =>
  address !== null && URL.canParse(address) && new URL(address).origin === origin;
