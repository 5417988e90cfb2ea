import type { LogHead, NodeLog } from '@/lib/chain/node-log';

/** What the lines so far told, and what the next may complete. */
export type LogMemory = {
  readonly told: Told;
  /** Besu writes a reorganisation over four lines: counts, then old, new and ancestor. */
  readonly besuReorg: {
    readonly at: number;
    readonly drop: number;
    readonly add: number;
    readonly old: LogHead | null;
    readonly new: LogHead | null;
  } | null;
};

/** A log without what only the reader of its source knows. */
export type Told = Omit<NodeLog, 'state' | 'source' | 'why' | 'heard'>;

/** How many entries a list keeps. */
export const KEPT = 20;

/** Nothing of the running core is known: at first, and when the core or the process starts anew. */
export const NO_CORE = {
  round: null,
  roundSince: null,
  timerSince: null,
  sequence: null,
  coreState: null,
  proposer: null,
  roundChanges: [],
  prepared: null,
  refused: null,
  wedged: null,
} satisfies Partial<Told>;

export const NOTHING_TOLD: LogMemory = {
  told: {
    ...NO_CORE,
    lastLineAt: null,
    address: null,
    core: null,
    head: null,
    heads: [],
    committed: null,
    reorgs: [],
    rewinds: [],
    uncleanShutdowns: [],
    repairs: [],
    misnumbered: [],
    forkSaid: null,
    lastError: null,
    startedAt: null,
    stoppedAt: null,
  },
  besuReorg: null,
};

/** The list with one more at its end, the newest `KEPT` of it. */
export function keep<T>(list: readonly T[], one: T): readonly T[] {
  return [...list.slice(-(KEPT - 1)), one];
}
