/** A JSON-RPC error as the client words it; `data` only where it sends some. */
export type AnsweredError = { readonly code: number; readonly message: string; readonly data?: unknown };

export type Answered = { readonly ok: true; readonly result: unknown } | { readonly ok: false; readonly error: AnsweredError };

/** One call of a recorded request with its answer; `at` in ms since 1970. */
export type RecordedCall = {
  readonly at: number;
  readonly stage: string;
  readonly node: string;
  readonly method: string;
  readonly params: readonly unknown[];
  readonly answer: Answered;
};

/** Where an answer differs from the recorded ones. `path` is '' for the whole answer. */
export type Difference = { readonly call: string; readonly path: string; readonly recorded: string; readonly got: string };
