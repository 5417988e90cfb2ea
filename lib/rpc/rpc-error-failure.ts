import type { RpcErrorCode, RpcFailure } from '@/lib/rpc/types';

/** -32601 method not found (both clients), -32604 API group not enabled (Besu). */
const UNAVAILABLE = new Set([-32601, -32604]);
/** Besu with --rpc-http-authentication-enabled. Source: besu RpcErrorType.UNAUTHORIZED. */
const UNAUTHORIZED = -40100;

function codeOf(rpcCode: number | null, message: string): RpcErrorCode {
  if (rpcCode === UNAUTHORIZED) return 'unauthorized';
  if ((rpcCode !== null && UNAVAILABLE.has(rpcCode)) || message.includes('does not exist/is not available')) return 'method-unavailable';
  return 'rpc-error';
}

/** A JSON-RPC error object as a failure; its text goes through `scrub`, whatever shape it has. */
export function rpcErrorFailure(error: unknown, method: string, scrub: (text: string) => string): RpcFailure {
  const { code, message } = typeof error === 'object' && error !== null ? (error as { code?: unknown; message?: unknown }) : {};
  const rpcCode = typeof code === 'number' && Number.isSafeInteger(code) ? code : null;
  const text = scrub(typeof message === 'string' ? message : '') || 'no reason given';
  const kind = codeOf(rpcCode, text);
  const shown = kind === 'method-unavailable' ? `${method} is not available: enable its API group on this node` : `${method}: ${text}`;
  return { code: kind, message: rpcCode === null ? shown : `${shown} (${rpcCode})`, method, ...(rpcCode === null ? {} : { rpcCode }) };
}
