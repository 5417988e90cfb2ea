import type { Logger } from 'pino';
import type { WebhookSettings } from '@/lib/config/types';
import { NoticeSender } from '@/lib/notify/notice-sender';
import { createPost } from '@/lib/notify/post-notice';
import { webhookTarget } from '@/lib/notify/webhook-target';
import type { Store } from '@/lib/storage/store';
import type { Clock } from './clock';
import type { Outbox } from './runtime';

type Parts = { readonly store: Store; readonly clock: Clock; readonly log: Logger };

/** Starts to send what is in the outbox to these webhooks, also what an earlier start left there. */
export function openOutbox(
  webhooks: readonly WebhookSettings[],
  { store, clock, log }: Parts,
): Outbox & { readonly stop: () => Promise<void> } {
  const { post, close } = createPost();
  const sender = new NoticeSender({
    ...{ webhooks, store, clock, post },
    onGivenUp: (notice) => log.error(notice, 'a notice could not be delivered within a day and is given up'),
    onTrouble: (error) => log.error({ err: error }, 'the outbox of notices could not be read or written'),
  });
  sender.start();
  return {
    targets: webhooks.map(webhookTarget),
    wake: () => sender.wake(),
    stop: async () => {
      await sender.stop();
      await close();
    },
  };
}
