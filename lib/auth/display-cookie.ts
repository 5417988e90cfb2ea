/** Holds a display's token: httpOnly, so that no script of a page can read it. */
const DISPLAY_COOKIE = 'quorumwatch.display';

/** Browsers keep no cookie for longer: it is set anew whenever the screen links up, so that it lives as long as the token. */
const LONGEST_SECONDS = 400 * 86_400;

/** What a request brings in that cookie, whatever it is; null = it brings none. */
export function displayCookieIn(headers: Headers): string | null {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const [name, ...value] = pair.split('=');
    if (name?.trim() === DISPLAY_COOKIE) return value.join('=').trim() || null;
  }
  return null;
}

/**
 * A Set-Cookie that keeps a token, or takes it away (null). Lax, not strict: a link that is opened out of a message is sent on to its page at once,
 * and must find its cookie there. It lets nobody but its holder read, and nobody write.
 */
export function displayCookie(token: string | null, secure: boolean): string {
  const age = token === null ? 0 : LONGEST_SECONDS;
  return `${DISPLAY_COOKIE}=${token ?? ''}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
