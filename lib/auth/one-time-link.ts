import { createHash, randomBytes } from 'node:crypto';
import type { Store } from '@/lib/storage/store';

/** How long a one-time link holds. */
export const FIRST_LINK_MS = 60 * 60_000;
export const JOIN_LINK_MS = 72 * 60 * 60_000;

/** A token for a link, and the digest that alone is kept of it. */
export function newToken(): { readonly token: string; readonly digest: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, digest: digestOf(token) };
}

export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * The token of a link that makes the first administrator, once, within an hour; null = there is one already. Links of earlier starts end. A link's
 * token stands behind a #: no server and no proxy ever logs it.
 */
export async function offerFirstAdmin(store: Store, now: number): Promise<string | null> {
  const { token, digest } = newToken();
  return store.transaction(async ({ accounts }) => {
    await accounts.dropInvites(null);
    if ((await accounts.list()).some(({ role }) => role === 'admin')) return null;
    await accounts.addInvite({ digest, userId: null, expiresAt: now + FIRST_LINK_MS });
    return token;
  });
}
