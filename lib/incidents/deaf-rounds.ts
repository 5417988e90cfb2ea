import { estimateRound } from '@/lib/consensus/round-timeout';
import type { Address, Hash } from '@/lib/consensus/types';
import { clientFamily } from './client-families';
import { firstTurns } from './first-turns';
import type { DiagnosisInput } from './types';

/**
 * What becomes of cores that are started anew at a height that was tried before. GoQuorum drops every consensus message it has had, for as long
 * as its process runs, and a ROUND-CHANGE of one round at one height is the same bytes each time: rounds that were lived through there pass
 * without anybody hearing the others. Only round 0 works at once, if its proposer is there.
 * Source: quorum consensus/istanbul/backend/backend.go Gossip, handler.go HandleMsg (knownMessages, recentMessages).
 */
export type FreshStart =
  /** Round 0 has its proposer. */
  | { readonly state: 'at-once' }
  /** Whose turn it is can't be told for sure, and one whose it may be is away. */
  | { readonly state: 'unknown' }
  /** It is the turn of these, who are away: at the latest from round `until` + 1 on they hear each other; null = not known from which. */
  | { readonly state: 'deaf'; readonly who: readonly Address[]; readonly until: number | null };

/** Of cores of `runners` that start anew on top of this block. Besu keeps no such memory across a restart of its processes. */
export function freshStart(
  input: DiagnosisInput,
  above: { readonly height: number; readonly hash: Hash },
  runners: readonly Address[],
): FreshStart {
  const { set } = input.picture;
  if (clientFamily(input) === 'besu' || !set) return { state: 'at-once' };
  if (set.validators.every((one) => runners.includes(one))) return { state: 'at-once' };
  const turns = firstTurns(input, above.hash);
  if (turns === null) return { state: 'unknown' };
  const who = turns.filter((one) => !runners.includes(one));
  if (who.length === 0) return { state: 'at-once' };
  return who.length < turns.length ? { state: 'unknown' } : { state: 'deaf', who, until: roundsHad(input, above) };
}

/** The highest round that may have been had at the height above a block: by the blocks that followed it, else by its age. */
function roundsHad({ picture }: DiagnosisInput, above: { readonly height: number; readonly hash: Hash }): number | null {
  const { head, liveness, set, heights, now } = picture;
  const settings = set?.settings ?? null;
  const parent = picture.block(above.hash)?.header ?? null;
  if (!settings) return null;
  const camps = heights.find(({ height }) => height === above.height + 1)?.camps ?? [];
  const next = camps.flatMap(({ hash }) => picture.block(hash) ?? []).filter(({ header }) => header.parentHash === above.hash);
  const byAge = (ms: number) => estimateRound(settings, Math.max(0, ms)).round;
  if (next.length > 0) {
    const rounds = next.flatMap(({ header, round }) => round ?? (parent ? byAge((header.timestamp - parent.timestamp) * 1000) : []));
    return rounds.length < next.length ? null : Math.max(...rounds);
  }
  if (head?.hashes.includes(above.hash) && liveness.ageMs !== null) return byAge(liveness.ageMs);
  return parent && byAge(now - parent.timestamp * 1000);
}
