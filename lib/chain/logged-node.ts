import type { Address } from '@/lib/consensus/types';
import type { NodeLog } from './node-log';

/** A configured node with its log. */
export type LoggedNode = {
  readonly name: string;
  readonly address: Address | null;
  readonly log: NodeLog | null;
  /** False where its JSON-RPC does not answer now: what its log said last may be of a process that is gone. */
  readonly answering?: boolean;
};

/** The log of a running core with the height and round it tells of; null where one of these is not known. */
export type CoreView = {
  readonly name: string;
  readonly address: Address | null;
  readonly log: NodeLog;
  readonly height: number;
  readonly round: number;
  readonly answering: boolean;
};

/** The validators whose own log tells which round they are in at a height, one a validator: by address where it is known. */
export function coresAt(nodes: readonly LoggedNode[], height: number): readonly CoreView[] {
  const seen = new Map<string, CoreView>();
  for (const { name, address, log, answering = true } of nodes) {
    if (!log || log.state === 'lost' || log.core === 'stopped' || log.sequence !== height || log.round === null) continue;
    const view = { name, address: log.address ?? address, log, height, round: log.round, answering };
    const key = view.address ?? name;
    const before = seen.get(key);
    // One identity in two places: the log that went on last is the one to believe.
    if (!before || (before.log.lastLineAt ?? 0) < (log.lastLineAt ?? 0)) seen.set(key, view);
  }
  return [...seen.values()];
}
