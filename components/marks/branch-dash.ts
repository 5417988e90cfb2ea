/** Letters that have a hue and pattern of their own; every other is grey with a grid and told by its letter alone. */
export const PATTERNED = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;

const DASHES: Readonly<Record<string, string | undefined>> = {
  A: undefined,
  B: '7 4',
  C: '2 4',
  D: '10 4 2 4',
  E: '16 3',
  F: '4 2',
  G: '12 3 2 3 2 3',
  H: '6 3 6 8',
} satisfies Record<(typeof PATTERNED)[number], string | undefined>;

/** The dashes of a branch's line, as `stroke-dasharray`: what a pattern is to a surface. */
export function branchDash(label: string | null): string | undefined {
  return label === null ? undefined : label in DASHES ? DASHES[label] : '3 6';
}

/** Whether hues and patterns are used up for this branch. */
export function hasNoPattern(label: string): boolean {
  return !(label in DASHES);
}
