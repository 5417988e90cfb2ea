/** A screen on a wall as an administrator sees it. Times in server ms. */
export type DisplayView = {
  readonly id: string;
  /** Where it hangs. */
  readonly name: string;
  /** null = all there are. */
  readonly networks: readonly string[] | null;
  readonly createdAt: number;
  readonly createdBy: string | null;
  /** null = it may read. */
  readonly revokedAt: number | null;
  readonly revokedBy: string | null;
  /** When it last read, give or take a minute; null = never. */
  readonly seenAt: number | null;
  readonly address: string | null;
};

export type DisplaysView = {
  readonly asOf: number;
  readonly displays: readonly DisplayView[];
  readonly networks: readonly { readonly id: string; readonly name: string }[];
};
