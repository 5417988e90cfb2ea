import { roundTimeoutMs } from '@/lib/consensus/round-timeout';
import type { Address } from '@/lib/consensus/types';
import type { DiagnosisInput } from '../types';
import { ableToPropose } from './able-to-propose';
import type { Chance } from './next-chance';

/** Rounds beyond this last for days. */
const MAX_ROUNDS = 24;

/**
 * The first round still to come that a quorum is in together, where nobody jumps: each validator goes through all rounds by its own timer,
 * from the head on or, having been away, from its return on. Source: besu QbftBlockHeightManager.roundExpired; measured, docs/readings.md.
 */
export function firstCommonRound(input: DiagnosisInput, returned: readonly Address[]): Omit<Chance, 'skipped'> | null {
  const { picture, proposerAfter } = input;
  const { set, liveness, now, head } = picture;
  const settings = set?.settings;
  const [tip] = head?.hashes ?? [];
  if (!settings || !tip || liveness.ageMs === null) return null;
  const headAt = now - liveness.ageMs;
  const begins = ableToPropose(input, returned).flatMap((address) => {
    if (!returned.includes(address)) return [{ address, at: headAt + Math.max(settings.blockPeriodMs, settings.emptyBlockPeriodMs) }];
    const since = picture.nodes.flatMap(({ address: of, answeringSince }) =>
      of === address && answeringSince !== null ? [answeringSince] : [],
    );
    return since.length > 0 ? [{ address, at: Math.min(...since) }] : [];
  });
  let passed = 0;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const lasts = roundTimeoutMs(settings, round);
    const proposer = proposerAfter(tip, round);
    if (proposer === null) return null;
    const startsAt = meetingAt(begins, proposer, set.quorumSize, passed, lasts);
    if (startsAt !== null && startsAt + settings.requestTimeoutMs > now) return { round, proposer, startsAt };
    passed += lasts;
  }
  return null;
}

/** When the last of a quorum that holds the proposer enters the round, all others being in it still; null = they never meet in it. */
function meetingAt(
  begins: readonly { readonly address: Address; readonly at: number }[],
  proposer: Address,
  quorum: number,
  passed: number,
  lasts: number,
): number | null {
  const own = begins.find(({ address }) => address === proposer);
  if (!own) return null;
  const others = begins.filter((one) => one !== own).sort((a, b) => a.at - b.at);
  // Later ones meet later: the first stretch of the quorum's length that overlaps decides.
  for (let from = 0; from + quorum - 1 <= others.length; from++) {
    const starts = [own, ...others.slice(from, from + quorum - 1)].map(({ at }) => at + passed);
    const meet = Math.max(...starts);
    if (Math.min(...starts) + lasts > meet) return meet;
  }
  return null;
}
