import type { LogHash } from '@/lib/chain/node-log';
import type { Address } from '@/lib/consensus/types';

/** A count as logs write it: thousands commas from 100,000 on (quorum log/format.go FormatLogfmtUint64). null = none. */
export function readCount(text: string | undefined): number | null {
  if (text === undefined || !/^(\d{1,15}|\d{1,3}(,\d{3}){1,5})$/.test(text)) return null;
  const count = Number(text.replaceAll(',', ''));
  return Number.isSafeInteger(count) ? count : null;
}

/** A hash as logs write it: whole, or the first and last six digits ("5db7a5..307312", with an ellipsis in later versions). */
export function readHash(text: string | undefined): LogHash | null {
  if (text === undefined) return null;
  const whole = /^(?:0x)?([0-9a-f]{64})$/i.exec(text)?.[1]?.toLowerCase();
  if (whole !== undefined) return { first: whole.slice(0, 6), last: whole.slice(-6), full: `0x${whole}` };
  const short = /^(?:0x)?([0-9a-f]{6})(?:\.{2,3}|…)([0-9a-f]{6})$/i.exec(text);
  return short ? { first: (short[1] as string).toLowerCase(), last: (short[2] as string).toLowerCase(), full: null } : null;
}

/** An address; the zero address stands for "not known yet" in messages that are not signed yet. */
export function readAddress(text: string | undefined): Address | null {
  if (text === undefined || !/^0x[0-9a-f]{40}$/i.test(text) || /^0x0+$/.test(text)) return null;
  return text.toLowerCase() as Address;
}

/** What Go's strconv.Quote wrote, without its quotes. */
export function unquote(text: string): string {
  if (!text.startsWith('"')) return text;
  return text.slice(1, text.endsWith('"') && text.length > 1 ? -1 : undefined).replace(/\\(["\\])/g, '$1');
}
