/** What a search may lead to. */
export const HIT_KINDS = ['node', 'validator', 'height', 'block', 'incident'] as const;
export type HitKind = (typeof HIT_KINDS)[number];

/** One thing found; what the kind does not have is null. */
export type SearchHit = {
  readonly kind: HitKind;
  readonly network: string;
  readonly networkName: string;
  readonly title: string;
  readonly detail: string;
  readonly height: number | null;
  readonly node: string | null;
  readonly incident: number | null;
};

export type SearchView = {
  readonly q: string;
  /** What the text was not understood as, or why nothing can be found by it; null = nothing to add. */
  readonly hint: string | null;
  readonly hits: readonly SearchHit[];
};
