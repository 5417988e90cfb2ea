import { readFile } from 'node:fs/promises';
import { Agent, request } from 'undici';
import type { LogSettings } from '@/lib/config/types';
import { LineSplitter } from '../line-splitter';
import type { LogSink, LogSource } from '../log-source';
import type { RawLine } from '../raw-line';
import { errorTrouble, type HttpTrouble, statusTrouble } from './http-trouble';
import { Patience } from './patience';

export type PodSettings = Extract<LogSettings['from'], { kind: 'kubernetes' }>;
export type PodTimes = { readonly now: () => number /** Real ms before the first new try. */; readonly retryMs?: number };

const RETRY_MS = 1000;
const MOST_WAITS = 30;
const TIMEOUT_MS = 15_000;
/** A stream that says nothing for so long is opened anew: the connection may be dead without telling. */
const SILENT_MS = 300_000;
const LOOK_BACK_LINES = 2000;
/** After a break no more than this is caught up. */
const CATCH_UP_LINES = 20_000;
const STAMPED = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d) /;

const MEANING = {
  400: 'the container is not running yet, or the pod has several and none is named (HTTP 400)',
  401: 'the API server refuses the token (HTTP 401)',
  403: 'the token may not read this pod’s log: it needs "get" on "pods/log" (HTTP 403)',
  404: 'there is no such pod, namespace or API (HTTP 404)',
};

/**
 * Follows a pod's log by the Kubernetes API: one stream with time stamps, opened anew where it broke off; what was had already is left out.
 * Source: kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1, "read log of the specified Pod".
 */
export function kubernetesSource(settings: PodSettings, times: PodTimes): LogSource {
  let tail: PodTail | null = null;
  return {
    kind: 'kubernetes',
    start: (sink) => {
      tail = new PodTail(settings, times, sink);
    },
    stop: async () => tail?.stop(),
  };
}

/** A place in the log: seconds and nanoseconds as text of fixed length, which sorts as they do. */
type Place = { readonly key: string; readonly at: number };

class PodTail {
  readonly #settings: PodSettings;
  readonly #times: PodTimes;
  readonly #sink: LogSink;
  readonly #patience: Patience;
  readonly #retryMs: number;
  readonly #stop = new AbortController();
  #newest: (Place & { readonly texts: Set<string> }) | null = null;
  #timer: NodeJS.Timeout | null = null;
  #following: Promise<void> = Promise.resolve();

  constructor(settings: PodSettings, times: PodTimes, sink: LogSink) {
    this.#settings = settings;
    this.#times = times;
    this.#sink = sink;
    this.#retryMs = times.retryMs ?? RETRY_MS;
    this.#patience = new Patience(sink, this.#retryMs, this.#retryMs * MOST_WAITS);
    this.#followSoon(0);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    if (this.#timer) clearTimeout(this.#timer);
    await this.#following;
  }

  #followSoon(ms: number): void {
    if (this.#stop.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#following = this.#follow().then((trouble) => this.#followSoon(trouble ? this.#patience.failed(trouble) : this.#retryMs));
    }, ms);
    this.#timer.unref();
  }

  /** One stream from its opening to its end; null = it ended as streams do. */
  async #follow(): Promise<HttpTrouble | null> {
    const access = await this.#access();
    if (!access.ok) return access.trouble;
    const agent = new Agent({
      connections: 1,
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: SILENT_MS,
      connect: { timeout: TIMEOUT_MS, ...(access.ca === null ? {} : { ca: access.ca }) },
    });
    try {
      const { statusCode, headers, body } = await request(this.#url(), {
        dispatcher: agent,
        headers: access.headers,
        signal: this.#stop.signal,
      });
      if (statusCode !== 200) {
        body.on('error', () => {}).destroy();
        const after = headers['retry-after'];
        return statusTrouble(statusCode, MEANING, typeof after === 'string' ? after : null);
      }
      this.#patience.succeeded();
      this.#sink.answered();
      await this.#read(body);
      return null;
    } catch (error) {
      // Long silence is how a waiting core sounds: not a failure.
      return (error as { code?: unknown })?.code === 'UND_ERR_BODY_TIMEOUT' ? null : errorTrouble(error);
    } finally {
      await agent.destroy().catch(() => {});
    }
  }

  async #read(body: AsyncIterable<Buffer>): Promise<void> {
    const splitter = new LineSplitter();
    let overlaps = this.#newest === null;
    for await (const bytes of body) {
      const fresh: RawLine[] = [];
      for (const raw of splitter.push(bytes)) {
        const found = STAMPED.exec(raw.text);
        const place = found && placeOf(found);
        // Without a stamp it is a word of the kubelet's, not a line of the node's.
        if (!place) continue;
        const text = raw.text.slice(found[0].length);
        overlaps ||= this.#newest !== null && place.key <= this.#newest.key;
        if (this.#isKnown(place, text)) continue;
        if (!overlaps) {
          // The line that was had last is not there any more: the log was rotated meanwhile, or too much was written.
          this.#sink.gap();
          overlaps = true;
        }
        this.#note(place, text);
        fresh.push({ text, isCut: raw.isCut, writtenAt: place.at });
      }
      if (fresh.length > 0) this.#sink.lines(fresh, this.#times.now(), true);
    }
  }

  #isKnown({ key }: Place, text: string): boolean {
    const newest = this.#newest;
    return newest !== null && (key < newest.key || (key === newest.key && newest.texts.has(text)));
  }

  #note(place: Place, text: string): void {
    if (this.#newest?.key === place.key) this.#newest.texts.add(text);
    else this.#newest = { ...place, texts: new Set([text]) };
  }

  #url(): string {
    const { api, namespace, pod, container } = this.#settings;
    const asked = new URLSearchParams({ follow: 'true', timestamps: 'true', ...(container === null ? {} : { container }) });
    if (this.#newest === null) asked.set('tailLines', `${LOOK_BACK_LINES}`);
    else {
      // Whole seconds are all it takes: what was had of that second comes again.
      asked.set('sinceTime', `${new Date(this.#newest.at).toISOString().slice(0, 19)}Z`);
      asked.set('tailLines', `${CATCH_UP_LINES}`);
    }
    return `${api}/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod)}/log?${asked}`;
  }

  async #access(): Promise<
    | { readonly ok: true; readonly headers: Readonly<Record<string, string>>; readonly ca: string | null }
    | { readonly ok: false; readonly trouble: HttpTrouble }
  > {
    const { tokenFile, caFile } = this.#settings;
    try {
      const [token, ca] = await Promise.all(
        [tokenFile, caFile].map(async (file) => (file === null ? null : (await readFile(file, 'utf8')).trim())),
      );
      const isToken = token == null || /^[\x21-\x7e]+$/.test(token);
      if (!isToken) return { ok: false, trouble: { why: 'the token file holds no token', isFinal: true, retryAfterMs: null } };
      return { ok: true, headers: token == null ? {} : { authorization: `Bearer ${token}` }, ca: ca ?? null };
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
      return { ok: false, trouble: { why: `the token or CA file can't be read (${code})`, isFinal: true, retryAfterMs: null } };
    }
  }
}

function placeOf([, seconds, fraction = '', zone]: RegExpExecArray): Place | null {
  const at = Date.parse(`${seconds}${zone}`);
  if (Number.isNaN(at)) return null;
  const nanos = fraction.padEnd(9, '0');
  return { key: `${`${at / 1000}`.padStart(12, '0')}.${nanos}`, at: at + Math.floor(Number(nanos) / 1_000_000) };
}
