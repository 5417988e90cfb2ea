import type { BftSettings, Protocol } from '@/lib/consensus/types';

/** More than any age: what an uncapped time-out is said to be once it leaves the exact numbers. */
const FOREVER_MS = Number.MAX_SAFE_INTEGER;

type Timing = Pick<BftSettings, 'protocol' | 'requestTimeoutMs' | 'maxRequestTimeoutMs'>;

const FORMULAS = {
  qbft: qbftTimeout,
  ibft: ({ requestTimeoutMs }, round) => requestTimeoutMs + (round > 0 ? 2 ** round * 1000 : 0),
  unknown: qbftTimeout,
} satisfies Record<Protocol, (timing: Timing, round: number) => number>;

/**
 * How long a round lasts before its time-out, milliseconds. QBFT: base·2^round, from round 1 on at most the maximum where one is set;
 * IBFT: base + 2^round s above round 0, no maximum. Source: quorum qbft/core/core.go and ibft/core/core.go newRoundChangeTimer, besu RoundTimer.
 */
export function roundTimeoutMs(timing: Timing, round: number): number {
  return Math.min(FORMULAS[timing.protocol](timing, round), FOREVER_MS);
}

function qbftTimeout({ requestTimeoutMs, maxRequestTimeoutMs }: Timing, round: number): number {
  const doubled = requestTimeoutMs * 2 ** round;
  return round === 0 || maxRequestTimeoutMs === null ? doubled : Math.min(doubled, maxRequestTimeoutMs);
}

/** The round a height would be in by its settings alone, and the time until the next one. */
export type RoundEstimate = { readonly round: number; readonly nextChangeInMs: number };

const FIRST_ROUND_STARTS = {
  qbft: ({ blockPeriodMs, emptyBlockPeriodMs }) => Math.max(blockPeriodMs, emptyBlockPeriodMs),
  ibft: () => 0,
  unknown: ({ blockPeriodMs, emptyBlockPeriodMs }) => Math.max(blockPeriodMs, emptyBlockPeriodMs),
} satisfies Record<Protocol, (settings: BftSettings) => number>;

/**
 * The round at the open height from the age of the head below it, had every validator run its timers undisturbed. An estimate: rounds
 * stand still when cores are stopped or frozen. QBFT starts its timer with the block request, after the period (the longer empty-block
 * period for an empty pool); IBFT starts it as soon as the head is in. `settings` are those of the open height.
 * Source: quorum qbft/core/request.go handleRequest, ibft/core/core.go startNewRound.
 */
export function estimateRound(settings: BftSettings, headAgeMs: number): RoundEstimate {
  let round = 0;
  let endsAt = FIRST_ROUND_STARTS[settings.protocol](settings) + roundTimeoutMs(settings, 0);
  while (headAgeMs >= endsAt) {
    round += 1;
    const length = roundTimeoutMs(settings, round);
    // At the maximum (or with no time-out at all) rounds are equally long: count them instead of walking them.
    if (length === roundTimeoutMs(settings, round + 1)) return countEqual(round, endsAt, length, headAgeMs);
    endsAt += length;
  }
  return { round, nextChangeInMs: endsAt - headAgeMs };
}

/** Age of the head at which a round of the open height begins, were its timers undisturbed; what `estimateRound` walks. Milliseconds. */
export function roundStartMs(settings: BftSettings, round: number): number {
  let startsAt = FIRST_ROUND_STARTS[settings.protocol](settings);
  for (let passed = 0; passed < round; passed++) {
    const length = roundTimeoutMs(settings, passed);
    // Equally long from here on: count instead of walking.
    if (passed > 0 && length === roundTimeoutMs(settings, passed + 1)) return Math.min(startsAt + (round - passed) * length, FOREVER_MS);
    startsAt += length;
  }
  return Math.min(startsAt, FOREVER_MS);
}

function countEqual(round: number, from: number, length: number, age: number): RoundEstimate {
  if (length <= 0) return { round, nextChangeInMs: 0 };
  const passed = Math.floor((age - from) / length);
  return { round: round + passed, nextChangeInMs: from + (passed + 1) * length - age };
}
