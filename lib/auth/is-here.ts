import { isIP } from 'node:net';
import { PEER_HEADER } from './mark-peers';

/** Signs of a proxy that Next does not set by itself. */
const FORWARDED = ['forwarded', 'via', 'x-real-ip', 'cf-connecting-ip', 'true-client-ip'];

/**
 * True when a request comes from this machine itself, through no proxy, and names it by a loopback name: a foreign site whose name was led to
 * 127.0.0.1 (DNS rebinding) still says its own name in Host.
 */
export function isHere(headers: Headers): boolean {
  if (!isLoopbackAddress(headers.get(PEER_HEADER) ?? '') || !isLoopbackHost(headers.get('host'))) return false;
  if (FORWARDED.some((name) => headers.has(name))) return false;
  const forwardedHost = headers.get('x-forwarded-host');
  if (forwardedHost !== null && !isLoopbackHost(forwardedHost)) return false;
  return (headers.get('x-forwarded-for') ?? '')
    .split(',')
    .map((hop) => hop.trim())
    .every((hop) => hop === '' || isLoopbackAddress(hop));
}

function isLoopbackHost(host: string | null): boolean {
  if (host === null || !URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return hostname === 'localhost' || isLoopbackAddress(hostname.replace(/^\[|\]$/g, ''));
}

function isLoopbackAddress(text: string): boolean {
  const address = text.replace(/^::ffff:(?=\d+(\.\d+){3}$)/i, '');
  return address === '::1' || (isIP(address) === 4 && address.startsWith('127.'));
}
