import { createHash } from 'node:crypto';
import type { WebhookSettings } from '@/lib/config/types';

/** Which webhook a notice is for, as far as it may be kept and shown: a digest of its URL, and its host. */
export type WebhookTarget = { readonly target: string; readonly host: string };

/** The same for the same URL after a restart, wherever in the settings it stands. */
export function webhookTarget({ url }: WebhookSettings): WebhookTarget {
  return { target: createHash('sha256').update(url).digest('hex'), host: new URL(url).host };
}
