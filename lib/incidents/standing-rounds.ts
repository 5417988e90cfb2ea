import { roundTimeoutMs } from '@/lib/consensus/round-timeout';
import { periodMs } from './pace';
import type { DiagnosisInput } from './types';

export type StandingRound = { readonly node: string; readonly round: number; readonly since: number; readonly refused: string | null };

/** Over its time-out by so much before a round is said to stand: a timer is set anew when a proposal is accepted. */
const OVER = 2;

/**
 * Nodes of validators whose log shows one round of the open height for much longer than its time-out, with lines still coming: the timer that
 * should end it does not run, or is set back again and again. Only logs tell.
 */
export function standingRounds(input: DiagnosisInput): readonly StandingRound[] {
  const { picture } = input;
  const { head, set, now } = picture;
  if (!head || !set?.settings) return [];
  const { settings } = set;
  return picture.nodes.flatMap(({ name, role, log, answering }) => {
    if (role === 'member' || !answering || log?.state !== 'live') return [];
    const { round, roundSince, sequence, refused } = log;
    if (round === null || roundSince === null || sequence !== head.height + 1) return [];
    const endsAt = roundSince + periodMs(input) + OVER * roundTimeoutMs(settings, round);
    return now < endsAt ? [] : [{ node: name, round, since: roundSince, refused: refused?.why ?? null }];
  });
}
