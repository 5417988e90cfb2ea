import { roundStartMs, roundTimeoutMs } from '@/lib/consensus/round-timeout';
import type { Address, BftSettings, Hash } from '@/lib/consensus/types';
import type { DiagnosisInput } from '../types';

export type Turn = { readonly round: number; readonly proposer: Address };

/** The next round in which somebody able to propose has the turn. `startsAt` server ms; `skipped` = turns before it that are lost. */
export type Chance = Turn & { readonly startsAt: number; readonly skipped: readonly Turn[] };

/**
 * The first round not yet begun, or just begun, whose proposer on top of `hash` is one of `able`, beginning not before a moment. Rests on the open round being known and on
 * timers that run. null = that is not known, or nobody able has a turn.
 */
export function nextChance(input: DiagnosisInput, hash: Hash, able: ReadonlySet<Address>, notBefore = 0): Chance | null {
  const { picture, open, proposerAfter } = input;
  const settings = picture.set?.settings;
  const turns = picture.set?.validators.length ?? 0;
  if (!settings || open?.round == null) return null;
  const skipped: Turn[] = [];
  // The turns go round once: whoever is able has one among them.
  for (let round = open.round; round <= open.round + turns + 1; round++) {
    const proposer = proposerAfter(hash, round);
    const startsAt = startOf(input, settings, round);
    if (proposer === null || startsAt === null) return null;
    // Its proposal was sent when the round began: one that brought nothing by now brings nothing any more.
    const isOver = picture.now > startsAt + settings.requestTimeoutMs;
    if (able.has(proposer) && !isOver && startsAt >= notBefore) return { round, proposer, startsAt, skipped };
    skipped.push({ round, proposer });
  }
  return null;
}

function startOf({ picture, open }: DiagnosisInput, settings: BftSettings, round: number): number | null {
  const { ageMs } = picture.liveness;
  if (open?.round == null) return null;
  if (round <= open.round) return ageMs === null ? null : picture.now - ageMs + roundStartMs(settings, round);
  if (open.nextChangeAt === null) return null;
  let startsAt = open.nextChangeAt;
  for (let between = open.round + 1; between < round; between++) startsAt += roundTimeoutMs(settings, between);
  return startsAt;
}

/** How many rounds of somebody able began and ended in vain since a moment: their estimate is refuted by the first. */
export function chancesMissed(input: DiagnosisInput, hash: Hash, able: ReadonlySet<Address>, since: number): number {
  const { picture, open, proposerAfter } = input;
  const settings = picture.set?.settings;
  const { ageMs } = picture.liveness;
  if (!settings || ageMs === null || open?.round == null) return 0;
  let missed = 0;
  for (let round = open.round; round >= 0 && open.round - round < 64; round--) {
    const startsAt = picture.now - ageMs + roundStartMs(settings, round);
    if (startsAt < since) break;
    const proposer = proposerAfter(hash, round);
    if (proposer && able.has(proposer) && picture.now > startsAt + settings.requestTimeoutMs) missed += 1;
  }
  return missed;
}
