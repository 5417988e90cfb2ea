import type { CoreState } from '@/lib/chain/node-log';
import type { LogLine } from './log-line';
import type { Told } from './log-memory';
import { readCount } from './read-values';

const STATES: ReadonlySet<string> = new Set<CoreState>(['Accept request', 'Preprepared', 'Prepared', 'Committed']);

export function readCoreState(text: string | undefined): CoreState | null {
  return text !== undefined && STATES.has(text) ? (text as CoreState) : null;
}

/** The core works on this height in this round. `since` = when it began, where the line is that beginning. */
export function enterView(told: Told, sequence: number, round: number, since: number | null): Partial<Told> {
  if (told.sequence === sequence && told.round === round) return told.roundSince === null && since !== null ? { roundSince: since } : {};
  const sameHeight = told.sequence === sequence;
  return {
    sequence,
    round,
    roundSince: since,
    timerSince: null,
    proposer: null,
    refused: null,
    ...(sameHeight ? {} : { roundChanges: [], prepared: null }),
  };
}

/** What every QBFT line with `current.*` and `state` tells (qbft/core/handler.go currentLogger). */
export function currentView(told: Told, line: LogLine): Partial<Told> {
  const [round, sequence] = [readCount(line.value('current.round')), readCount(line.value('current.sequence'))];
  if (round === null || sequence === null) return {};
  // Seen to change between two lines: it began between them. The first line ever says nothing of when.
  const entered = enterView(told, sequence, round, null);
  const coreState = readCoreState(line.value('state'));
  return coreState === null ? entered : { ...entered, coreState };
}
