import { roundTimeoutMs } from '@/lib/consensus/round-timeout';
import type { Address, BftSettings } from '@/lib/consensus/types';
import { type CoreView, coresAt, type LoggedNode } from './logged-node';
import type { NodeLog } from './node-log';

/** A core that wrote nothing for so long, and whose round should have ended by then, may have gone on unheard. */
const SILENT_MS = 60_000;
/** What a node that does not answer may write later than its round's end before its core counts as gone with it. */
const LATE_MS = 2000;

type LiveRoundSet = { readonly validators: readonly Address[]; readonly quorumSize: number } | null;

export type LiveRound = {
  readonly round: number;
  /** When the first of them entered it; null = before its log was read. */
  readonly since: number | null;
  /** When the first timer of this round runs out; null = not known, or it should have by now. */
  readonly nextChangeAt: number | null;
  /** Validators whose round is known, by their own log or because their ROUND-CHANGE was heard. */
  readonly known: number;
};

/**
 * The round of an open height by the nodes' logs; null = no log tells it. Validators stand in different rounds after a long stall: a block
 * needs a quorum of them in one, so the highest round that a quorum has reached counts. While fewer than a quorum are known, it is the
 * lowest that a log tells: a lower bound of where that validator is.
 */
export function liveRound(input: {
  readonly nodes: readonly LoggedNode[];
  /** The open height: a log that works on another tells nothing of it. */
  readonly height: number;
  /** Who may seal that height; null = not known. Logs of others, or of another network, tell nothing of it. */
  readonly set: LiveRoundSet;
  readonly settings: BftSettings | null;
  readonly now: number;
}): LiveRound | null {
  const { nodes, height, set, settings, now } = input;
  const cores = coresAt(nodes, height).filter((core) => isFresh(core, settings, now) && isOf(set, core.address));
  if (cores.length === 0) return null;
  const rounds = reachedRounds(cores, set);
  const descending = [...rounds.values()].sort((a, b) => b - a);
  const round = descending[set ? set.quorumSize - 1 : descending.length] ?? Math.min(...cores.map((core) => core.round));
  const inIt = cores.filter((core) => core.round === round);
  const begun = inIt.flatMap(({ log }) => (log.roundSince === null ? [] : [log.roundSince]));
  const ends = inIt.flatMap(({ log }) => (settings && log.timerSince !== null ? [log.timerSince + roundTimeoutMs(settings, round)] : []));
  const next = ends.length === 0 ? null : Math.min(...ends);
  return {
    round,
    since: begun.length === 0 ? null : Math.min(...begun),
    nextChangeAt: next !== null && next > now ? next : null,
    known: rounds.size,
  };
}

function isOf(set: LiveRoundSet, address: Address | null): boolean {
  return set === null || address === null || set.validators.includes(address);
}

/**
 * A log that still writes, or whose round has not run out: long rounds are silent. Of a node that does not answer only the second: one that
 * was killed leaves a log whose last line is young, and would hold the network's round where it died.
 */
function isFresh({ log, round, answering }: CoreView, settings: BftSettings | null, now: number): boolean {
  if (!answering && settings !== null) return now <= latestEnd(log, settings, round) + LATE_MS;
  if (log.lastLineAt !== null && now - log.lastLineAt <= SILENT_MS) return true;
  const from = log.timerSince ?? log.roundSince;
  return from !== null && settings !== null && now <= from + roundTimeoutMs(settings, round) + SILENT_MS;
}

/** When its round is over at the latest. Round 0's timer starts with the request for a block, a period after the height began. */
function latestEnd(log: NodeLog, settings: BftSettings, round: number): number {
  const untilTimer = round === 0 ? Math.max(settings.blockPeriodMs, settings.emptyBlockPeriodMs) : 0;
  const from = log.timerSince ?? (log.roundSince ?? log.lastLineAt ?? Number.NEGATIVE_INFINITY) + untilTimer;
  return from + roundTimeoutMs(settings, round);
}

/** The highest round each validator is known to have reached. */
function reachedRounds(cores: readonly CoreView[], set: LiveRoundSet): ReadonlyMap<string, number> {
  const rounds = new Map<string, number>();
  for (const { from, round } of cores.flatMap(({ log }) => log.roundChanges))
    if (isOf(set, from)) rounds.set(from, Math.max(round, rounds.get(from) ?? 0));
  // Its own word stands above what others heard of it: a core that was restarted is back in round 0.
  for (const { address, name, round } of cores) rounds.set(address ?? name, round);
  return rounds;
}
