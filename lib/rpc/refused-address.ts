import { lookup as systemLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Addresses where no node stands and where clouds hand out credentials or take orders: link-local, the metadata services of AWS (IPv6), Azure and
 * Alibaba, "any" and multicast. Private ranges and loopback are where nodes are, and stay allowed.
 */
const REFUSED = new BlockList();
for (const [address, bits] of [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['168.63.129.16', 32],
  ['100.100.100.200', 32],
  ['224.0.0.0', 3],
] as const)
  REFUSED.addSubnet(address, bits, 'ipv4');
for (const [address, bits] of [
  ['::', 128],
  ['fe80::', 10],
  ['fd00:ec2::', 32],
  ['ff00::', 8],
] as const)
  REFUSED.addSubnet(address, bits, 'ipv6');

export const REFUSED_CODE = 'QUORUMWATCH_REFUSED_ADDRESS';

/** True for an address that is never asked on somebody's word; a host name is none. */
export function isRefusedAddress(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const family = isIP(bare);
  return family !== 0 && REFUSED.check(bare, family === 6 ? 'ipv6' : 'ipv4');
}

/** The system's look-up, but a name that leads to a refused address is not found: what was checked is what is connected to. */
export function guardedLookup(lookup: typeof systemLookup = systemLookup): LookupFunction {
  return (name, options, callback) =>
    lookup(name, options, (error, found, family) => {
      const addresses = typeof found === 'string' ? [found] : (found ?? []).map(({ address }) => address);
      if (error === null && addresses.some(isRefusedAddress)) {
        callback(Object.assign(new Error('the address is refused'), { code: REFUSED_CODE }), '', 0);
      } else callback(error, found, family);
    });
}
