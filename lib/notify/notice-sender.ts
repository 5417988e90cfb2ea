import type { WebhookSettings } from '@/lib/config/types';
import type { Clock } from '@/lib/runtime/clock';
import type { ClaimedNotice } from '@/lib/storage/notice-store';
import type { Store } from '@/lib/storage/store';
import { GIVE_UP_MS, LONGEST_WAIT_MS, waitAfter } from './back-off';
import { POST_LIMIT_MS, type Post, type Posted } from './post-notice';
import { webhookTarget } from './webhook-target';

/** Real ms that a claim keeps other senders off: longer than a post may take. After a kill the next start sends what is left then. */
const HOLD_MS = 3 * POST_LIMIT_MS;
/** Real ms between two looks into the outbox. */
const LOOK_EVERY_MS = 1_000;
/** Sent at once: a webhook that does not answer holds up no other. */
const MOST_AT_ONCE = 8;

type Deps = {
  readonly webhooks: readonly WebhookSettings[];
  readonly store: Pick<Store, 'notices' | 'transaction'>;
  readonly clock: Clock;
  readonly post: Post;
  /** Plain words and fields without secrets. */
  readonly onGivenUp: (notice: { readonly id: string; readonly network: string; readonly host: string; readonly fault: string }) => void;
  readonly onTrouble: (error: unknown) => void;
};

/**
 * Sends what lies in the outbox, and never throws. A try is counted in the store before it is made; what comes of it is kept after. Of several
 * processes on one store one sends a notice. Delivered at least once: after a kill in mid-post the receiver may see an id again.
 */
export class NoticeSender {
  readonly #deps: Deps;
  readonly #byTarget: ReadonlyMap<string, WebhookSettings>;
  readonly #stopping = new AbortController();
  readonly #underWay = new Set<Promise<void>>();
  /** Results that could not be kept: kept first of all once the store takes them, so that nothing delivered is sent again. */
  readonly #unkept = new Map<string, () => Promise<void>>();
  #timer: ReturnType<typeof setInterval> | null = null;
  #looking: Promise<void> | null = null;
  #isTroubled = false;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#byTarget = new Map(deps.webhooks.map((webhook) => [webhookTarget(webhook).target, webhook]));
  }

  start(): void {
    this.#timer ??= setInterval(() => this.wake(), LOOK_EVERY_MS).unref();
    this.wake();
  }

  /** Looks at once: something was just put into the outbox. */
  wake(): void {
    void this.look();
  }

  /** One look: sends what is due, without waiting for answers. Never rejects. */
  look(): Promise<void> {
    this.#looking ??= this.#sendDue().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  /** Until what was begun has come to its end. */
  async settled(): Promise<void> {
    await this.#looking;
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#stopping.abort();
    await this.settled();
  }

  async #sendDue(): Promise<void> {
    try {
      for (const [id, keep] of [...this.#unkept]) {
        await keep();
        this.#unkept.delete(id);
      }
      while (this.#underWay.size < MOST_AT_ONCE && !this.#stopping.signal.aborted) {
        const notice = await this.#claim();
        if (notice === null) break;
        const job = this.#send(notice).finally(() => this.#underWay.delete(job));
        this.#underWay.add(job);
      }
      this.#isTroubled = false;
    } catch (error) {
      this.#trouble(error);
    }
  }

  #claim(): Promise<ClaimedNotice | null> {
    const { store, clock } = this.#deps;
    const [now, hold] = [clock.now(), HOLD_MS * clock.rate];
    return store.notices.claim(now, now + hold, now + 2 * Math.max(hold, LONGEST_WAIT_MS));
  }

  async #send(notice: ClaimedNotice): Promise<void> {
    const posted = await this.#post(notice);
    const keep = () => this.#keep(notice, posted);
    try {
      await keep();
    } catch (error) {
      this.#unkept.set(notice.id, keep);
      this.#trouble(error);
    }
  }

  async #post(notice: ClaimedNotice): Promise<Posted> {
    const webhook = this.#byTarget.get(notice.target);
    if (!webhook) return { ok: false, fault: 'this webhook is not in the settings any more' };
    try {
      return await this.#deps.post(webhook, notice, this.#stopping.signal);
    } catch {
      return { ok: false, fault: 'could not be sent' };
    }
  }

  async #keep(notice: ClaimedNotice, posted: Posted): Promise<void> {
    const { store, clock } = this.#deps;
    const now = clock.now();
    if (posted.ok) return store.notices.delivered(notice.id, now);
    if (this.#stopping.signal.aborted) return store.notices.failed(notice.id, notice.tries, now, posted.fault);
    if (now - notice.createdAt >= GIVE_UP_MS) return this.#giveUp(notice, now, posted.fault);
    return store.notices.failed(notice.id, notice.tries, now + waitAfter(notice.tries), posted.fault);
  }

  async #giveUp({ id, kind, network, object, host, tries }: ClaimedNotice, at: number, fault: string): Promise<void> {
    const isOurs = await this.#deps.store.transaction(async (trx) => {
      if (!(await trx.notices.giveUp(id, tries, at, fault))) return false;
      const row = { at, action: 'notify.give-up', outcome: 'failed', by: null, address: null, network, object } as const;
      await trx.audit({ ...row, detail: { id, kind, host, tries, fault } });
      return true;
    });
    if (isOurs) this.#deps.onGivenUp({ id, network, host, fault });
  }

  /** Told once, until the store works again: it is looked at every second. */
  #trouble(error: unknown): void {
    if (this.#isTroubled) return;
    this.#isTroubled = true;
    this.#deps.onTrouble(error);
  }
}
