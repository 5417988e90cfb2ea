/** When a line says it was written: an instant, or a day and time of some year in some zone (ms as if it were UTC of year 0). */
export type Stamp =
  | { readonly kind: 'instant'; readonly at: number }
  | { readonly kind: 'local'; readonly month: number; readonly day: number; readonly msOfDay: number };

/** One line of a node's log, taken apart as far as is cheap: values are read only when somebody asks. */
export type LogLine = {
  readonly client: 'goquorum' | 'besu';
  readonly level: string;
  /** null = a line of JSON that lost its end, and its stamp with it. */
  readonly stamp: Stamp | null;
  readonly message: string;
  /** A value by its key, quotes taken off. */
  readonly value: (key: string) => string | undefined;
};
