import type { NetworkPicture } from '@/lib/chain/picture';
import { cameAt } from '@/lib/chain/rounds';
import { type SealSpan, tallySeals } from '@/lib/chain/seal-tally';
import type { ValidatorWindow } from '@/lib/views/validators-types';
import { allTurns } from './all-turns';
import type { NetworkState } from './network-state';
import { ROUNDS_KEPT_MS } from './round-book';

/** A span of so many heights is summed up anew only so often (server ms). */
const MANY_HEIGHTS = 5000;
const REFRESH_MS = 10_000;

/** Spans as they were last summed up, for all viewers; one for each watch. */
export type SealSpans = Map<ValidatorWindow, { readonly at: number; readonly span: SealSpan }>;

/** Who proposed, sealed and failed turns over a window of the chain that is held now. */
export function sealSpan(state: NetworkState, picture: NetworkPicture, window: ValidatorWindow, kept: SealSpans): SealSpan {
  const before = kept.get(window);
  const age = before ? picture.now - before.at : 0;
  if (before && (before.at === picture.now || (before.span.heights > MANY_HEIGHTS && age >= 0 && age < REFRESH_MS))) return before.span;
  const span = sumUp(state, picture, window);
  kept.set(window, { at: picture.now, span });
  return span;
}

function sumUp(state: NetworkState, { now }: NetworkPicture, window: ValidatorWindow): SealSpan {
  const rows = state.rounds.rows(state);
  const first = window === '24h' ? rows.findIndex((row) => cameAt(row) > now - ROUNDS_KEPT_MS) : Math.max(0, rows.length - Number(window));
  if (first < 0) return tallySeals([], () => null);
  const { sets, turnOf } = allTurns(state, rows);
  const heights = rows.slice(first).map((row, index) => {
    const { height, author, round, committers, verified = false } = row;
    return { height, at: cameAt(row), author, round, committers, verified, validators: sets[first + index] ?? null };
  });
  return tallySeals(heights, turnOf);
}
