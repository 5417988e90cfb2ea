import { roundTimeoutMs } from '@/lib/consensus/round-timeout';
import type { BftSettings } from '@/lib/consensus/types';
import { type CoreView, coresAt, type LoggedNode } from './logged-node';
import type { LogRefusal } from './node-log';

/** A round that lasts so many times its time-out stands still: load and late timers cost far less. */
const TIMES = 2;
const SLACK_MS = 2000;

export type FrozenRounds = {
  readonly height: number;
  /** The highest round that stands still. */
  readonly round: number;
  /** Since when the last of them stands in its round. */
  readonly since: number;
  /** Nodes whose round stands still. */
  readonly nodes: readonly string[];
  /** Nodes whose log tells a round at this height. */
  readonly known: number;
  /** The others are no quorum. False = they may be one, but for validators whose round no log tells: those may stand as well. */
  readonly proven: boolean;
  /** Nodes whose log tells that their round is no such one. */
  readonly moving: readonly string[];
  /** The newest PRE-PREPARE that one of them refused in its round. */
  readonly refused: LogRefusal | null;
};

/**
 * Rounds that stand still although their time-out is long over: logs go on and tell no round change. From outside it looks like any stall;
 * no header, no RPC answer shows it. null = not so, or not known. It is proven only when so many logs say so that the
 * others are no quorum: one core that stands holds nobody up. `validators` null = the set is not known, and then nothing is said.
 */
export function frozenRounds(input: {
  readonly nodes: readonly LoggedNode[];
  readonly height: number;
  readonly settings: BftSettings | null;
  readonly validators: { readonly count: number; readonly quorumSize: number } | null;
}): FrozenRounds | null {
  const { nodes, height, settings, validators } = input;
  if (!settings) return null;
  const cores = coresAt(nodes, height);
  const frozen = cores.filter((core) => isStill(core, settings));
  // A log without a new line tells nothing of now.
  const moving = cores.filter((core) => core.log.state === 'live' && !frozen.includes(core));
  if (frozen.length === 0 || validators === null || moving.length >= validators.quorumSize) return null;
  const refusals = frozen.flatMap(({ log }) => (log.refused ? [log.refused] : []));
  return {
    height,
    round: Math.max(...frozen.map((core) => core.round)),
    since: Math.max(...frozen.map(({ log }) => log.roundSince ?? 0)),
    nodes: frozen.map((core) => core.name),
    known: cores.length,
    proven: validators.count - frozen.length < validators.quorumSize,
    moving: moving.map((core) => core.name),
    refused: refusals.reduce<LogRefusal | null>((newest, one) => (newest === null || one.at > newest.at ? one : newest), null),
  };
}

/** A line that came long after the round should have ended, and still no round change: silence alone proves nothing. */
function isStill({ log, round }: CoreView, settings: BftSettings): boolean {
  if (log.state !== 'live' || log.roundSince === null || log.lastLineAt === null) return false;
  const wait = round === 0 ? Math.max(settings.blockPeriodMs, settings.emptyBlockPeriodMs) : 0;
  return log.lastLineAt - log.roundSince > TIMES * (wait + roundTimeoutMs(settings, round)) + SLACK_MS;
}
