import { formatWhole } from '@/components/format/number';

type Round = { readonly round: number; readonly source: 'log' | 'estimate' | 'unknown'; readonly atMost?: true };

/** A live round in figures, one wording for every page: "5" by a log, "≈ 5" by an estimate, "≤ 5" where rounds may have begun anew meanwhile. */
export function roundText({ round, source, atMost }: Round): string {
  if (atMost) return `≤ ${formatWhole(round)}`;
  return source === 'estimate' ? `≈ ${formatWhole(round)}` : formatWhole(round);
}
