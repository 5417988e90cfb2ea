/** The closed set of what can go wrong on the wire. */
export type RpcErrorCode =
  | 'unreachable'
  | 'timeout'
  | 'http-status'
  | 'not-json'
  | 'too-large'
  | 'rpc-error'
  | 'method-unavailable'
  | 'wrong-shape'
  | 'wrong-chain'
  | 'unauthorized';

/** One failure: `message` may be shown to anybody (scrubbed of secrets where it is built), the rest names the facts. */
export type RpcFailure = {
  readonly code: RpcErrorCode;
  readonly message: string;
  readonly method?: string;
  readonly httpStatus?: number;
  readonly rpcCode?: number;
};

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: RpcFailure };

/** One JSON-RPC call with the schema of its answer; `parse` throws a plain Error naming what is wrong. */
export type Call<T> = { readonly method: string; readonly params: readonly unknown[]; readonly parse: (raw: unknown) => T };

export type Exchange<C extends readonly Call<unknown>[]> = {
  readonly outcomes: { readonly [I in keyof C]: C[I] extends Call<infer T> ? Outcome<T> : never };
  /** Set when nothing came back at all: every outcome then carries it. */
  readonly transport: RpcFailure | null;
  /** Real milliseconds. */
  readonly latencyMs: number;
  readonly httpRequests: number;
};

/** How a node is reached; secrets inside, never logged and never sent to a browser. */
export type Endpoint = {
  /** Without credentials. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly tls: { readonly ca?: string; readonly cert?: string; readonly key?: string; readonly rejectUnauthorized?: boolean } | null;
};

/** One node on the wire. One request in flight at a time is the caller's rule; the client only carries. */
export interface NodeClient {
  /** Asks all calls in one HTTP request where the node takes batches, else one by one. Never throws. */
  send<const C extends readonly Call<unknown>[]>(calls: C): Promise<Exchange<C>>;
  /** False while backing off after failures (exponential, jitter); `nowMs` by the injected clock. */
  mayAsk(nowMs: number): boolean;
  /** Text from the node without any secret of its endpoint, whole. Left out: there is none. */
  readonly mask?: (text: string) => string;
  close(): Promise<void>;
}
