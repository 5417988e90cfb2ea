import { getAddress } from 'ethers';

function isChecksummed(text: string): boolean {
  if (!/^0x[0-9a-fA-F]{40}$/.test(text) || text === text.toLowerCase()) return false;
  return getAddress(text.toLowerCase()) === text;
}

const bytes = (count: number) => (text: string) => text.length === 2 + 2 * count && /^0x[0-9a-f]*$/.test(text);
const matches = (pattern: RegExp) => (text: string) => pattern.test(text);

/** What a string can be, the narrowest first: the first one that all recorded samples fit is what is meant. */
const FORMATS = {
  address: bytes(20),
  'checksummed address': isChecksummed,
  hash: bytes(32),
  bloom: bytes(256),
  'block nonce': bytes(8),
  quantity: matches(/^0x(0|[1-9a-f][0-9a-f]*)$/),
  data: matches(/^0x([0-9a-f]{2})*$/),
  'decimal number': matches(/^(0|[1-9][0-9]*)$/),
  'hex without 0x': matches(/^([0-9a-f]{2}){16,}$/),
  enode: matches(/^enode:\/\/[0-9a-f]{128}@.+:\d+/),
  enr: matches(/^enr:[\w-]+$/),
  'client version': matches(/^Geth\/v[\d.]+-\w+\(quorum-v[\d.]+\)\/[\w-]+\/go[\d.]+$/),
  'ip address': matches(/^(\d{1,3}\.){3}\d{1,3}$|^[0-9a-f]*:[0-9a-f:]+$/),
  'address and port': matches(/^.+:\d+$/),
  capability: matches(/^[a-z]+\/\d+$/),
  path: matches(/^\/.+/),
  text: () => true,
} satisfies Readonly<Record<string, (text: string) => boolean>>;

export type TextFormat = keyof typeof FORMATS;
export const TEXT_FORMATS = Object.keys(FORMATS) as readonly TextFormat[];

export function fitsFormat(text: string, format: TextFormat): boolean {
  return FORMATS[format](text);
}

/** Formats whose recorded values are words of the client: a drill must say one of the recorded ones. */
export const WORDED: ReadonlySet<TextFormat> = new Set<TextFormat>(['client version', 'capability', 'text']);
