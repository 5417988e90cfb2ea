import type { DisplayReads, DisplayRow } from '@/lib/storage/display-types';
import { digestOf } from './one-time-link';

/** What a token says: it may read, it could once, nobody was ever given it, or it can't be one. */
export type FoundDisplay =
  | { readonly state: 'reads'; readonly display: DisplayRow }
  | { readonly state: 'revoked'; readonly display: DisplayRow }
  | { readonly state: 'unknown' | 'malformed' };

/** The display of a token, found by its digest alone. Rejects with a StoreError when that can't be read. */
export async function findDisplay(displays: DisplayReads, token: string): Promise<FoundDisplay> {
  if (!/^[\w-]{43}$/.test(token)) return { state: 'malformed' };
  const display = await displays.findByDigest(digestOf(token));
  if (display === null) return { state: 'unknown' };
  return { state: display.revokedAt === null ? 'reads' : 'revoked', display };
}
