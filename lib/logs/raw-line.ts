/** One line as its source gave it. */
export type RawLine = {
  readonly text: string;
  /** Its end is missing: it was too long, or the file began in its middle. */
  readonly isCut: boolean;
  /** When it was written, by what carried it (Loki, Kubernetes), ms; null = not told. */
  readonly writtenAt: number | null;
};
