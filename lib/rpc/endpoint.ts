import type { Endpoint } from '@/lib/rpc/types';

const TOKEN_LIKE = /^(?=.*\d)[\w~-]{16,}$/;

/** Percent-decoding that leaves a lone % alone: a password typed unencoded still works. */
function decoded(part: string): string {
  return part.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

function httpUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  // The text itself is not repeated: whatever it is, it may hold a password.
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new Error('not a URL that starts with http:// or https://');
  return url;
}

/**
 * How to reach a node: credentials in the URL become a basic Authorization header (a configured Authorization wins), header names are
 * lower case, the fragment goes. Throws a plain Error, without the URL in it, when it is no http(s) URL.
 */
export function endpointFrom(settings: {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly tls?: Endpoint['tls'];
}): Endpoint {
  const url = httpUrl(settings.url);
  const user = decoded(url.username);
  const password = decoded(url.password);
  url.username = '';
  url.password = '';
  url.hash = '';
  const basic: Record<string, string> =
    user === '' && password === '' ? {} : { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
  const given = Object.entries(settings.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const);
  return { url: url.href, headers: { ...basic, ...Object.fromEntries(given) }, tls: settings.tls ?? null };
}

/** The URL as anybody may see it: no user, every query value and every path part that looks like an access token masked. */
export function shownUrl(text: string): string {
  if (!URL.canParse(text)) return 'an address that cannot be read';
  const url = new URL(text);
  const path = url.pathname.split('/').map((part) => (TOKEN_LIKE.test(part) ? '***' : part));
  const names = [...new Set(url.searchParams.keys())].map((name) => (TOKEN_LIKE.test(name) ? '***' : `${encodeURIComponent(name)}=***`));
  const query = url.search === '' ? '' : `?${names.join('&')}`;
  return `${url.protocol}//${url.host}${path.join('/')}${query}`;
}
