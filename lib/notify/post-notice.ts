import { createHmac } from 'node:crypto';
import { Agent, request } from 'undici';
import type { WebhookSettings } from '@/lib/config/types';

/** `fault` in words without URL, secret or anything that was answered. */
export type Posted = { readonly ok: true } | { readonly ok: false; readonly fault: string };

export type Post = (webhook: WebhookSettings, notice: { readonly id: string; readonly body: string }, stop: AbortSignal) => Promise<Posted>;

/** Real ms for the whole exchange. */
export const POST_LIMIT_MS = 10_000;
const MOST_ANSWERED_BYTES = 64 << 10;

/** Posts notices to webhooks; 2xx alone is delivered, and no redirect is followed: it would carry the body where nobody configured it. */
export function createPost(limitMs = POST_LIMIT_MS): { readonly post: Post; readonly close: () => Promise<void> } {
  const agent = new Agent({ connect: { timeout: limitMs }, headersTimeout: 0, bodyTimeout: 0, maxResponseSize: MOST_ANSWERED_BYTES });
  const post: Post = async ({ url, secret }, { id, body }, stop) => {
    const late = AbortSignal.timeout(limitMs);
    const signal = AbortSignal.any([late, stop]);
    const signed =
      secret === null ? {} : { 'x-quorumwatch-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
    const headers = { 'content-type': 'application/json', 'user-agent': 'quorumwatch', 'x-quorumwatch-id': id, ...signed };
    try {
      const answer = await request(url, { method: 'POST', headers, body, signal, dispatcher: agent });
      // What it says beside its status is of no interest, and may not come to an end.
      await answer.body.dump({ limit: MOST_ANSWERED_BYTES, signal }).catch(() => {});
      const { statusCode } = answer;
      if (statusCode >= 200 && statusCode < 300) return { ok: true };
      return { ok: false, fault: `answered ${statusCode}` };
    } catch (error) {
      if (stop.aborted) return { ok: false, fault: 'Quorumwatch was stopped meanwhile' };
      return { ok: false, fault: late.aborted ? `did not answer within ${limitMs / 1000} s` : `could not be reached${codeOf(error)}` };
    }
  };
  return { post, close: () => agent.destroy() };
}

/** The code alone: the message of an error may hold the URL. */
function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return /^[A-Z][A-Z0-9_]{2,40}$/.test(code) ? ` (${code})` : '';
}
