import { isIPv4, isIPv6 } from 'node:net';
import { isPoint } from 'tiny-secp256k1';
import { boundedCache } from '@/lib/consensus/bounded-cache';
import { hexToBytes } from '@/lib/consensus/hex-bytes';
import { keccak256 } from '@/lib/consensus/keccak256';

/** What an enode URL says. `host` null = the bare key without an address: such a node is never reached. */
export type Enode = {
  /** keccak256 of the public key, 64 hex digits without 0x. */
  readonly id: string;
  /** 128 hex digits. */
  readonly publicKey: string;
  readonly host: string | null;
  readonly port: number;
  /** Of discovery; 0 = none. */
  readonly udpPort: number;
};

/** The message is the one that admin_addPeer and admin_removePeer answer with. */
export class EnodeError extends Error {
  constructor(why: string) {
    super(`invalid enode: ${why}`);
    this.name = 'EnodeError';
  }
}

/**
 * Reads an enode URL as the client does. The drill resolves no names but localhost.
 * @throws EnodeError in the words of the client (quorum p2p/enode/node.go Parse, urlv4.go ParseV4; each one heard from a v24.4.1 node).
 */
export function parseEnode(text: string): Enode {
  if (!text.startsWith('enode://')) {
    throw new EnodeError(text.startsWith('enr:') ? 'rlp: expected List' : "missing 'enr:' prefix for base64-encoded record");
  }
  const rest = text.slice('enode://'.length);
  if (/^[0-9a-f]+$/i.test(rest)) return { ...readKey(rest), host: null, port: 0, udpPort: 0 };
  const [, authority = '', query = ''] = /^([^/?#]*)[^?#]*(?:\?([^#]*))?/.exec(rest) ?? [];
  const at = authority.lastIndexOf('@');
  const { host, port } = splitHost(text, authority.slice(at + 1));
  if (at < 0) throw new EnodeError('does not contain node ID');
  const key = readKey(authority.slice(0, at));
  const ip = resolve(host);
  if (!isPort(port)) throw new EnodeError('invalid port');
  const discovery = new URLSearchParams(query).get('discport') ?? '';
  if (discovery !== '' && !isPort(discovery)) throw new EnodeError('invalid discport in query');
  return { ...key, host: ip, port: Number(port), udpPort: Number(discovery === '' ? port : discovery) };
}

/** The URL as the client prints it (quorum p2p/enode/urlv4.go URLv4). */
export function printEnode({ publicKey, host, port, udpPort }: Enode): string {
  if (host === null) return `enode://${publicKey}`;
  const shown = host.includes(':') ? `[${host}]` : host;
  return `enode://${publicKey}@${shown}:${port}${udpPort === port ? '' : `?discport=${udpPort}`}`;
}

function splitHost(text: string, hostAndPort: string): { host: string; port: string } {
  const [, bracketed, plain = '', port = ''] = /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/s.exec(hostAndPort) ?? [];
  if (!/^\d*$/.test(port)) throw new EnodeError(`parse ${JSON.stringify(text)}: invalid port ${JSON.stringify(`:${port}`)} after host`);
  return { host: bracketed ?? plain, port };
}

function resolve(host: string): string {
  if (host === 'localhost') return '127.0.0.1';
  if (isIPv4(host) || isIPv6(host)) return host;
  throw new EnodeError(`lookup ${host}: no such host`);
}

function isPort(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) <= 0xffff;
}

function readKey(hex: string): { id: string; publicKey: string } {
  const refuse = (why: string): never => {
    throw new EnodeError(`invalid public key (${why})`);
  };
  const odd = /[^0-9a-f]/i.exec(hex)?.[0];
  if (odd !== undefined) {
    const code = (odd.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return refuse(`encoding/hex: invalid byte: U+${code} '${odd}'`);
  }
  if (hex.length % 2 === 1) return refuse('encoding/hex: odd length hex string');
  if (hex.length !== 128) return refuse('wrong length, want 128 hex chars');
  const publicKey = hex.toLowerCase();
  const id = ids(publicKey, () => idOf(publicKey));
  return id === null ? refuse('invalid secp256k1 public key') : { id, publicKey };
}

/** Nodes of the largest drill, told of again and again. */
const ids = boundedCache<string, string | null>(1024);

/** null = not a point of the curve. */
function idOf(publicKey: string): string | null {
  const point = hexToBytes(`0x04${publicKey}`, 'public key', 65);
  return isPoint(point) ? keccak256(point.subarray(1)).slice(2) : null;
}
