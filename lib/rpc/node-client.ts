import type { LookupFunction } from 'node:net';
import { type BackOff, createBackOff } from '@/lib/rpc/back-off';
import { type BatchRefusal, batchRefusal, matchAnswers, type Sent } from '@/lib/rpc/match-answers';
import { readReply } from '@/lib/rpc/read-reply';
import { masker, scrubber } from '@/lib/rpc/scrub';
import { createTransport } from '@/lib/rpc/transport';
import type { Call, Endpoint, Exchange, NodeClient, Outcome, RpcFailure } from '@/lib/rpc/types';

export type NodeClientOptions = {
  /** Server time in ms; back-off counts by it. */
  readonly now: () => number;
  /** Real ms for one HTTP request, connection and body included. */
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  /** How names become addresses; the system's way unless given. */
  readonly lookup?: LookupFunction;
  /** 0 ≤ x < 1, for the jitter. */
  readonly random?: () => number;
};

/** Largest batch sent: go-ethereum's default limit is 1,000, Besu's 1,024. */
const MAX_BATCH = 1_000;
/** How long a node that refused batches is spared them, server ms. */
const BATCH_RETRY_MS = 600_000;

/** What one HTTP request brought: outcomes, a refusal of the batch, or a failure for every call in it. */
type Posting =
  | { readonly kind: 'outcomes'; readonly outcomes: readonly Outcome<unknown>[] }
  | { readonly kind: 'refused'; readonly refusal: Exclude<BatchRefusal, 'none'>; readonly error: RpcFailure | null }
  | { readonly kind: 'failed'; readonly error: RpcFailure; readonly retryAfterMs: number | null };

/** After these the rest of a send is not tried: it would only cost more of the node's or our time. */
function endsTheSend({ code }: RpcFailure): boolean {
  return code === 'unreachable' || code === 'timeout' || code === 'unauthorized' || code === 'http-status';
}

/** How many calls one HTTP request to this node may hold; shrinks when the node refuses, forgets after a while. */
function createBatchLimit(now: () => number) {
  let limit = MAX_BATCH;
  let since = 0;
  const reset = (): void => {
    limit = MAX_BATCH;
  };
  return {
    get: (): number => {
      const age = now() - since;
      if (limit < MAX_BATCH && (age < 0 || age >= BATCH_RETRY_MS)) reset();
      return limit;
    },
    refused: (size: number, refusal: 'size' | 'batch'): void => {
      limit = refusal === 'size' ? Math.max(1, Math.floor(size / 2)) : 1;
      since = now();
    },
    reset,
  };
}

class UndiciNodeClient implements NodeClient {
  readonly #transport;
  readonly #scrub;
  readonly mask: (text: string) => string;
  readonly #backOff: BackOff;
  readonly #batchLimit;
  readonly #now;
  #lastId = 0;

  constructor(endpoint: Endpoint, options: NodeClientOptions) {
    const { now, timeoutMs = 2_500, maxBytes = 8 << 20, random = Math.random, lookup } = options;
    this.#now = now;
    this.#transport = createTransport(endpoint, { timeoutMs, maxBytes, lookup });
    this.#scrub = scrubber(endpoint);
    this.mask = masker(endpoint);
    this.#backOff = createBackOff(random);
    this.#batchLimit = createBatchLimit(now);
  }

  async send<const C extends readonly Call<unknown>[]>(calls: C): Promise<Exchange<C>> {
    const start = performance.now();
    const sent = calls.map((call) => {
      this.#lastId += 1;
      return { id: this.#lastId, call };
    });
    const outcomes: Outcome<unknown>[] = [];
    let httpRequests = 0;
    let refusedBy: RpcFailure | null = null;
    let ended: RpcFailure | null = null;
    let retryAfterMs: number | null = null;
    let heard = false;
    while (outcomes.length < sent.length && ended === null) {
      const part = sent.slice(outcomes.length, outcomes.length + this.#batchLimit.get());
      const posting = await this.#post(part);
      httpRequests += 1;
      if (posting.kind === 'refused') {
        refusedBy = posting.error;
        this.#batchLimit.refused(part.length, posting.refusal);
      } else if (posting.kind === 'outcomes') {
        heard = true;
        outcomes.push(...posting.outcomes);
      } else {
        for (const _ of part) outcomes.push({ ok: false, error: posting.error });
        if (endsTheSend(posting.error)) ended = posting.error;
        retryAfterMs = posting.retryAfterMs;
      }
    }
    while (ended !== null && outcomes.length < sent.length) outcomes.push({ ok: false, error: ended });
    const first = outcomes[0];
    const transport = heard || first === undefined || first.ok ? null : first.error;
    // Whoever refuses single calls in the same breath did not refuse the batch as such.
    if (refusedBy !== null && transport !== null) this.#batchLimit.reset();
    if (calls.length > 0) this.#note(transport, retryAfterMs);
    return {
      outcomes: outcomes as unknown as Exchange<C>['outcomes'],
      transport,
      latencyMs: performance.now() - start,
      httpRequests,
    };
  }

  mayAsk(nowMs: number): boolean {
    return this.#backOff.mayAsk(nowMs);
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  /** Remembers how it went; a node that is back may be another one, so batches are tried again. */
  #note(transport: RpcFailure | null, retryAfterMs: number | null): void {
    if (transport === null) {
      if (this.#backOff.isBroken()) this.#batchLimit.reset();
      this.#backOff.succeeded();
    } else {
      this.#backOff.failed(this.#now(), retryAfterMs);
    }
  }

  async #post(part: readonly Sent[]): Promise<Posting> {
    const requests = part.map(({ id, call }) => ({ jsonrpc: '2.0', id, method: call.method, params: call.params }));
    const isBatch = requests.length > 1;
    const posted = await this.#transport.post(JSON.stringify(isBatch ? requests : requests[0]));
    if (!posted.ok) return { kind: 'failed', error: posted.error, retryAfterMs: null };
    const read = readReply(posted.reply);
    if (!read.ok) {
      if (isBatch && read.refusal) return { kind: 'refused', refusal: posted.reply.status === 413 ? 'size' : 'batch', error: read.error };
      return { kind: 'failed', error: read.error, retryAfterMs: posted.reply.retryAfterMs };
    }
    const refusal = isBatch ? batchRefusal(read.json, requests.length) : 'none';
    if (refusal !== 'none') return { kind: 'refused', refusal, error: null };
    return { kind: 'outcomes', outcomes: matchAnswers(part, Array.isArray(read.json) ? read.json : [read.json], this.#scrub) };
  }
}

/** One node on the wire: an undici pool, batches where the node takes them, limits on time and size, back-off after failures. */
export function createNodeClient(endpoint: Endpoint, options: NodeClientOptions): NodeClient {
  return new UndiciNodeClient(endpoint, options);
}
