/** What a search may lead to. */
export const HIT_KINDS = ['node', 'validator', 'height', 'block', 'incident', 'help', 'page'] as const;
export type HitKind = (typeof HIT_KINDS)[number];

/** One thing found; what the kind does not have is null. Help is of no network: its `network` is "". Pages are found by the browser alone. */
export type SearchHit = {
  readonly kind: HitKind;
  readonly network: string;
  readonly networkName: string;
  readonly title: string;
  readonly detail: string;
  readonly height: number | null;
  readonly node: string | null;
  readonly incident: number | null;
  /** Of help: what stands behind the # of its page. */
  readonly anchor?: string;
};

export type SearchView = {
  readonly q: string;
  /** What the text was not understood as, or why nothing can be found by it; null = nothing to add. */
  readonly hint: string | null;
  readonly hits: readonly SearchHit[];
};
