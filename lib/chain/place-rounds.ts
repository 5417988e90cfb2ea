import { roundStartMs } from '@/lib/consensus/round-timeout';
import { hidesRounds, type RoundStretch } from './hides-rounds';

/** A header may claim any round; more than this are not placed one by one. */
const MOST_PLACED = 1000;

/** Round changes with when they came. */
type Placed = { readonly changes: readonly { readonly at: number; readonly count: number }[] };

/** The round changes before a block, each when its timer ended the round before; `hidden` = more were lived through than the block tells. */
export function placeRounds(stretch: RoundStretch): Placed | 'hidden' | 'unknown' {
  const { from, to, round, settings } = stretch;
  if (round === null) return 'unknown';
  if (hidesRounds(stretch)) return 'hidden';
  if (!settings || round > MOST_PLACED) return { changes: round === 0 ? [] : [{ at: to, count: round }] };
  const begins = (index: number) => Math.max(from, Math.min(to, from + roundStartMs(settings, index + 1)));
  return { changes: Array.from({ length: round }, (_, index) => ({ at: begins(index), count: 1 })) };
}
