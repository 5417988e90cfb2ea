import type { Address } from '@/lib/consensus/types';
import type { ForkPair, ForkSide } from '../fork-facts';
import { type Phrase, phrase } from '../phrase';
import type { DiagnosisInput } from '../types';

/** Later rounds than this are not gone through: by then everybody had the turn many times over. */
const MOST_ROUNDS = 200;

/** `elsewhere` = nobody whose turn was passed over holds this side's branch: as if they had not been there. null = it can't be told. */
export type Skipped = { readonly says: Phrase; readonly elsewhere: boolean | null };

/**
 * Whose turns passed without a block where the side's block was made, in a later round than the first. null = none did, or the round is not
 * in the header (IBFT).
 */
export function skippedTurns(pair: ForkPair, side: ForkSide, { picture, proposerAfter }: DiagnosisInput): Skipped | null {
  const { block, label } = side;
  const round = block?.round ?? 0;
  if (round === 0 || block?.roundSource !== 'header') return null;
  const params = { label, height: pair.height, round };
  const rounds = Array.from({ length: Math.min(round, MOST_ROUNDS) }, (_, before) => proposerAfter(pair.parent, before));
  const turns = [...new Set(rounds.filter((turn): turn is Address => turn !== null))];
  if (rounds.includes(null)) return { says: phrase('reading.fact.skipped-unknown', params), elsewhere: null };
  const { fork } = picture;
  const holders = fork.state === 'proven' ? fork.branches.filter((branch) => branch.label === label).flatMap((one) => one.validators) : [];
  const elsewhere = turns.every((turn) => !holders.includes(turn));
  return { says: phrase('reading.fact.skipped', { ...params, who: { validators: turns } }), elsewhere };
}
