import { isIP } from 'node:net';

/**
 * Whether a Host header is one that a client with its default --http.vhosts (localhost) serves: localhost, any IP address, or none. A page of
 * another site whose name was made to lead here sends its own name. Source: quorum node/rpcstack.go virtualHostHandler.
 */
export function isLocalHost(host: string | undefined): boolean {
  if (host === undefined || host === '') return true;
  const name = host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  return name.toLowerCase() === 'localhost' || isIP(name) !== 0;
}
