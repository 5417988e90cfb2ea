/** Where an enode URL says its node listens. */
export type PeerEndpoint = { readonly host: string; readonly port: number | null };

const ENODE = /^enode:\/\/[0-9a-f]+@(\[[^\]]+\]|[^:/?#]+)(?::(\d{1,5}))?(?:[/?#]|$)/i;

/** Host and port of an enode URL; null when it holds none. */
export function endpointOf(enode: string | null): PeerEndpoint | null {
  const found = enode === null ? null : ENODE.exec(enode.trim());
  if (!found?.[1]) return null;
  return { host: found[1].replace(/^\[|\]$/g, '').toLowerCase(), port: found[2] === undefined ? null : Number(found[2]) };
}

const IP = /^[\d.]+$|:/;
/** A node that does not know its own address says one of these. */
const OWN_UNKNOWN = /^(127\.|0\.0\.0\.0$|::1?$|localhost$)/;

/** Is it a host by which only the node itself is reached? */
export const isOwnUnknown = (host: string): boolean => OWN_UNKNOWN.test(host);

/**
 * Does a node dial another at an address which that node no longer says of itself? `unknown` where the two can't be compared: a connection
 * that came in shows a passing port, a node behind NAT may not know its own address, a name and a number may be the same host.
 */
export function isStale(
  listed: { readonly enode: string | null; readonly inbound: boolean | null },
  own: string | null,
): 'yes' | 'no' | 'unknown' {
  if (listed.inbound === true) return 'unknown';
  const [there, here] = [endpointOf(listed.enode), endpointOf(own)];
  if (!there || !here) return 'unknown';
  if (there.host !== here.host) {
    if (!IP.test(there.host) || !IP.test(here.host) || isOwnUnknown(here.host)) return 'unknown';
    return 'yes';
  }
  if (there.port === null || here.port === null || there.port === here.port) return 'no';
  // Who does not say which end dialled may show the passing port of a connection that came in.
  return listed.inbound === false ? 'yes' : 'unknown';
}
