import type { RpcFailure } from '@/lib/rpc/types';

const UNREACHABLE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused: see that the node runs and serves HTTP RPC on this port',
  ECONNRESET: 'the connection was reset: see that the node runs and that this is its HTTP RPC port',
  EPIPE: 'the node closed the connection while it was being asked',
  UND_ERR_SOCKET: 'the node closed the connection before its answer was whole',
  ENOTFOUND: 'the host name is not known: check the address and the name service',
  EAI_AGAIN: 'the name service did not answer: check DNS on this host',
  EHOSTUNREACH: 'there is no route to the host: check address, network and firewall',
  ENETUNREACH: 'there is no route to the network: check address, network and firewall',
  EADDRNOTAVAIL: 'this host has no address or port left to connect from',
  EMFILE: 'this host has no file handles left: raise its limit of open files',
  EACCES: 'this host is not allowed to connect: check its firewall',
  UND_ERR_CLOSED: 'the connection was closed by the dashboard itself',
  UND_ERR_DESTROYED: 'the connection was closed by the dashboard itself',
  UND_ERR_INVALID_ARG: 'the request cannot be sent: check the configured headers for characters HTTP does not allow',
};

const TLS: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed: add it (or its CA) as tls.ca',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate comes from an unknown CA: add that CA as tls.ca',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate comes from an unknown CA: add that CA as tls.ca',
  UNABLE_TO_GET_ISSUER_CERT: 'its certificate comes from an unknown CA: add that CA as tls.ca',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate comes from an unknown CA: add that CA as tls.ca',
  CERT_HAS_EXPIRED: 'its certificate has expired: renew it',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet: check the clocks',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name: use the name in the certificate or renew it',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS on this port: use http:// or the TLS port',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it does not speak TLS on this port: use http:// or the TLS port',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'it wants a client certificate: set tls.cert and tls.key',
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: 'it refused the handshake: check tls.cert and tls.key',
  ERR_SSL_SSL_ALERT_HANDSHAKE_FAILURE: 'it refused the handshake: check tls.cert and tls.key',
  ERR_OSSL_X509_KEY_VALUES_MISMATCH: 'tls.cert and tls.key do not belong together',
};

function codesOf(error: unknown): readonly string[] {
  const codes: string[] = [];
  for (let at = error, depth = 0; typeof at === 'object' && at !== null && depth < 4; depth += 1) {
    const { code, cause, errors } = at as { code?: unknown; cause?: unknown; errors?: unknown };
    if (typeof code === 'string') codes.push(code);
    at = Array.isArray(errors) ? errors[0] : cause;
  }
  return codes;
}

/**
 * What a failed HTTP request says about the node. Only codes are read from the error, never its text: an error's message may quote headers.
 * `timeoutMs` and `maxBytes` are the limits that were in force.
 */
export function transportFailure(error: unknown, limits: { readonly timeoutMs: number; readonly maxBytes: number }): RpcFailure {
  const codes = codesOf(error);
  const has = (test: (code: string) => boolean): boolean => codes.some(test);
  if (has((code) => code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE' || code === 'UND_ERR_HEADERS_OVERFLOW')) {
    return { code: 'too-large', message: `the answer is larger than ${limits.maxBytes} bytes: it was not read to its end` };
  }
  if (has((code) => code.endsWith('TIMEOUT') || code === 'ETIMEDOUT')) return timeoutFailure(limits.timeoutMs);
  if (has((code) => code.startsWith('HPE_'))) {
    return { code: 'not-json', message: 'the answer is not HTTP: check that this is the HTTP RPC port, not the p2p port' };
  }
  const tls = codes.find((code) => TLS[code] !== undefined || /^(ERR_SSL_|ERR_TLS_|ERR_OSSL_|CERT_|EPROTO$)/.test(code));
  if (tls !== undefined)
    return { code: 'unreachable', message: `TLS with the node failed: ${TLS[tls] ?? `${tls}: check https:// and the tls settings`}` };
  const known = codes.find((code) => UNREACHABLE[code] !== undefined);
  if (known !== undefined) return { code: 'unreachable', message: UNREACHABLE[known] ?? known };
  const named = codes.find((code) => /^[A-Z][A-Z0-9_]{2,60}$/.test(code)) ?? 'unknown error';
  return { code: 'unreachable', message: `the node could not be asked (${named}): check its address and that it runs` };
}

/** No whole answer in time. */
export function timeoutFailure(timeoutMs: number): RpcFailure {
  return {
    code: 'timeout',
    message: `no whole answer within ${timeoutMs} ms: the node hangs, is overloaded, or a firewall drops its packets`,
  };
}
