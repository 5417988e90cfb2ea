import { BlockList, isIP } from 'node:net';
import { PEER_HEADER } from './mark-peers';

/**
 * Where a request came from: the socket's address, or, when that is a configured proxy, the last address in x-forwarded-for that is none.
 * A list that a client sends by itself never counts. null = not known.
 */
export function clientAddress(headers: Headers, isProxy: (address: string) => boolean): string | null {
  const peer = plainAddress(headers.get(PEER_HEADER) ?? '');
  if (peer === null || !isProxy(peer)) return peer;
  let last = peer;
  for (const hop of (headers.get('x-forwarded-for') ?? '').split(',').reverse()) {
    const address = plainAddress(hop);
    if (address === null) return last;
    if (!isProxy(address)) return address;
    last = address;
  }
  return last;
}

/** The predicate for a list of addresses and ranges such as 10.0.0.0/8. */
export function proxyList(ranges: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** An address without port, brackets or zone, IPv4 in IPv6 as IPv4; null = it is none. */
function plainAddress(text: string): string | null {
  const trimmed = text.trim().replace(/^\[([^\]]*)\](:\d+)?$/, '$1');
  const bare = /^\d+(\.\d+){3}:\d+$/.test(trimmed) ? trimmed.replace(/:\d+$/, '') : trimmed;
  const address = bare.replace(/%.*$/, '').replace(/^::ffff:(?=\d+(\.\d+){3}$)/i, '');
  return isIP(address) === 0 ? null : address.toLowerCase();
}
