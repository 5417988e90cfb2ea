import { Agent, request } from 'undici';
import { z } from 'zod';
import type { LogSettings } from '@/lib/config/types';
import type { LogSink, LogSource } from '../log-source';
import type { RawLine } from '../raw-line';
import { errorTrouble, type HttpTrouble, statusTrouble } from './http-trouble';
import { Patience } from './patience';

export type LokiSettings = Extract<LogSettings['from'], { kind: 'loki' }>;
export type LokiTimes = { readonly now: () => number /** Real ms between two questions. */; readonly everyMs?: number };

const ASK_EVERY_MS = 2000;
const MOST_WAIT_MS = 60_000;
const TIMEOUT_MS = 15_000;
const MAX_BYTES = 16_777_216;
/** Lines an answer; Loki's own limit is 5000 unless configured otherwise. */
const LIMIT = 1000;
const FEWEST = 10;
/** So many full answers in a row are a storm: the rest is skipped. */
const MAX_PAGES = 5;
const LOOK_BACK_MS = 21_600_000;

/** Source: grafana.com/docs/loki/latest/reference/loki-http-api, "Query logs within a range of time". */
const answerSchema = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.literal('streams'),
    result: z.array(z.object({ values: z.array(z.tuple([z.string().regex(/^\d{1,20}$/), z.string()]).rest(z.unknown())) })),
  }),
});

const MEANING = {
  400: 'Loki refuses the query (HTTP 400)',
  401: 'Loki refuses the credentials (HTTP 401)',
  403: 'Loki refuses the credentials (HTTP 403)',
  404: 'there is no Loki API at this address (HTTP 404)',
};

type Entry = { readonly ns: bigint; readonly text: string };

/** Follows a stream in Grafana Loki by asking for what is new, oldest first; what was had already is left out. */
export function lokiSource(settings: LokiSettings, times: LokiTimes): LogSource {
  let tail: LokiTail | null = null;
  return {
    kind: 'loki',
    start: (sink) => {
      tail = new LokiTail(settings, times, sink);
    },
    stop: async () => tail?.stop(),
  };
}

class LokiTail {
  readonly #settings: LokiSettings;
  readonly #times: LokiTimes;
  readonly #sink: LogSink;
  readonly #agent: Agent;
  readonly #patience: Patience;
  readonly #everyMs: number;
  readonly #stop = new AbortController();
  /** The newest time had, and the lines had of that very time. */
  #newest: { readonly ns: bigint; readonly texts: ReadonlySet<string> } | null = null;
  #limit = LIMIT;
  #timer: NodeJS.Timeout | null = null;
  #asking: Promise<void> = Promise.resolve();

  constructor(settings: LokiSettings, times: LokiTimes, sink: LogSink) {
    this.#settings = settings;
    this.#times = times;
    this.#sink = sink;
    this.#everyMs = times.everyMs ?? ASK_EVERY_MS;
    this.#patience = new Patience(sink, this.#everyMs, Math.max(this.#everyMs, this.#everyMs * (MOST_WAIT_MS / ASK_EVERY_MS)));
    this.#agent = new Agent({
      connections: 1,
      maxResponseSize: MAX_BYTES,
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS,
      connect: { timeout: TIMEOUT_MS, ...settings.tls },
    });
    this.#askSoon(0);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    if (this.#timer) clearTimeout(this.#timer);
    await this.#asking;
    await this.#agent.destroy();
  }

  #askSoon(ms: number): void {
    if (this.#stop.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#asking = this.#ask().then((wait) => this.#askSoon(wait));
    }, ms);
    this.#timer.unref();
  }

  /** Gives the real ms to wait. */
  async #ask(): Promise<number> {
    for (let page = 0; page < MAX_PAGES; page++) {
      const answer = await this.#entries();
      if (this.#stop.signal.aborted) return 0;
      if (!answer.ok) return this.#patience.failed(answer.trouble);
      this.#patience.succeeded();
      this.#takeIn(answer.entries);
      if (answer.entries.length < this.#limit || answer.wasNewest) return this.#everyMs;
    }
    // More than can be read: go on with the newest.
    this.#sink.gap();
    this.#newest = null;
    return this.#everyMs;
  }

  #takeIn(entries: readonly Entry[]): void {
    const { ns: since, texts } = this.#newest ?? { ns: -1n, texts: new Set<string>() };
    const sorted = [...entries].sort((a, b) => (a.ns < b.ns ? -1 : a.ns > b.ns ? 1 : 0));
    const fresh = sorted.filter(({ ns, text }) => ns > since || (ns === since && !texts.has(text)));
    const last = fresh.at(-1);
    if (!last) {
      // A whole answer of one moment, all had: step over it, or the next is the same.
      if (entries.length >= this.#limit && this.#newest) this.#newest = { ns: since + 1n, texts: new Set() };
      this.#sink.answered();
      return;
    }
    const same = fresh.filter(({ ns }) => ns === last.ns).map(({ text }) => text);
    this.#newest = { ns: last.ns, texts: new Set(last.ns === since ? [...texts, ...same] : same) };
    const lines = fresh.map(
      ({ ns, text }): RawLine => ({ text: text.slice(0, 65_536), isCut: text.length > 65_536, writtenAt: Number(ns / 1_000_000n) }),
    );
    this.#sink.lines(lines, this.#times.now(), true);
  }

  async #entries(): Promise<
    | { readonly ok: true; readonly entries: readonly Entry[]; readonly wasNewest: boolean }
    | { readonly ok: false; readonly trouble: HttpTrouble }
  > {
    const newest = this.#newest;
    const start = newest?.ns ?? BigInt(Math.floor(this.#times.now() - LOOK_BACK_MS)) * 1_000_000n;
    const asked = new URLSearchParams({
      query: this.#settings.query,
      limit: `${this.#limit}`,
      start: `${start}`,
      direction: newest ? 'forward' : 'backward',
    });
    try {
      const { statusCode, headers, body } = await request(`${this.#settings.url}/loki/api/v1/query_range?${asked}`, {
        dispatcher: this.#agent,
        headers: { ...this.#settings.headers, accept: 'application/json' },
        signal: this.#stop.signal,
      });
      const text = await body.text();
      if (statusCode !== 200) return { ok: false, trouble: statusTrouble(statusCode, MEANING, headerText(headers['retry-after'])) };
      const read = answerSchema.safeParse(jsonOrNull(text));
      if (!read.success)
        return {
          ok: false,
          trouble: { why: 'its answer is not one of Loki’s, or the query gives no log lines', isFinal: true, retryAfterMs: null },
        };
      const entries = read.data.data.result.flatMap(({ values }) => values.map(([ns, line]) => ({ ns: BigInt(ns), text: line })));
      return { ok: true, entries, wasNewest: newest === null };
    } catch (error) {
      // Fewer of these lines fit into one answer.
      if ((error as { code?: unknown })?.code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') this.#limit = Math.max(FEWEST, this.#limit >> 2);
      return { ok: false, trouble: errorTrouble(error) };
    }
  }
}

function headerText(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
