/** What is said of one verdict, kind of incident or explanation. */
export type HelpEntry = {
  /** What it means, in a few sentences. */
  readonly means: string;
  /** What to do, in order; none = nothing. */
  readonly todo: readonly string[];
  /** The sentences it is told in begin with these keys. */
  readonly sentences: readonly string[];
};
