import type { Endpoint } from '@/lib/rpc/types';

const MASK = '***';
/** Text from a node is cut to this many characters before it is shown. */
const SHOWN_LENGTH = 200;
/** A node may send megabytes: no more than this is looked through. */
const READ_LENGTH = 16_384;
/** Shorter values would tear ordinary words apart; a secret this short protects nothing. */
const SHORTEST = 4;
const PUBLIC_HEADERS = new Set(['accept', 'accept-encoding', 'accept-language', 'content-type', 'host', 'user-agent']);

const escaped = (character: string): string => `\\u{${character.codePointAt(0)?.toString(16)}}`;

/** Every spelling of every secret of an endpoint that a node could send back. */
function secretsOf(endpoint: Endpoint): readonly string[] {
  const found = new Set<string>();
  const add = (value: string): void => {
    for (const spelling of [value, encodeURIComponent(value.replace(/\p{Cs}/gu, '\uFFFD')), JSON.stringify(value).slice(1, -1)]) {
      if (spelling.length >= SHORTEST) found.add(spelling);
    }
  };
  for (const [name, value] of Object.entries(endpoint.headers)) {
    if (PUBLIC_HEADERS.has(name.toLowerCase())) continue;
    const [scheme, ...rest] = value.trim().split(/\s+/);
    const token = rest.join(' ');
    add(value);
    add(value.trim());
    add(token);
    if (scheme?.toLowerCase() !== 'basic') continue;
    const pair = Buffer.from(token, 'base64').toString();
    add(pair);
    for (const part of [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)]) add(part);
  }
  const url = new URL(endpoint.url);
  for (const [name, value] of url.searchParams) for (const text of [value, value === '' ? name : '']) add(text);
  for (const part of url.pathname.split('/')) if (part.length >= 16) add(part);
  return [...found].sort((a, b) => b.length - a.length);
}

/**
 * Makes the function every text that came from a node goes through before it is put into a failure: secrets of the endpoint masked in any
 * spelling, control characters gone, at most 200 characters.
 */
export function scrubber(endpoint: Endpoint): (text: string) => string {
  const secrets = secretsOf(endpoint);
  const longest = secrets[0]?.length ?? 0;
  const pattern = patternOf(secrets);
  return (text) => {
    const read = text.slice(0, READ_LENGTH);
    const hidden = pattern === null ? read : read.replace(pattern, MASK);
    // A cut text may end in the first half of a secret.
    const whole = text.length > READ_LENGTH ? hidden.slice(0, Math.max(0, hidden.length - longest)) : hidden;
    const clean = whole.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
    return clean.length > SHOWN_LENGTH ? `${clean.slice(0, SHOWN_LENGTH - 1)}…` : clean;
  };
}

/** Makes the function that masks every secret of the endpoint, in any spelling, and leaves all else as it stands. */
export function masker(endpoint: Endpoint): (text: string) => string {
  const pattern = patternOf(secretsOf(endpoint));
  return (text) => (pattern === null ? text : text.replace(pattern, MASK));
}

function patternOf(secrets: readonly string[]): RegExp | null {
  if (secrets.length === 0) return null;
  return new RegExp(secrets.map((secret) => secret.replace(/[^\p{L}\p{N}]/gu, escaped)).join('|'), 'giu');
}
